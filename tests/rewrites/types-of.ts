import path from 'node:path'
import ts from 'typescript'

const root = path.join(import.meta.dirname, '../..')
const options: ts.CompilerOptions = {
  ...ts.convertCompilerOptionsFromJson(
    (ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile).config as { compilerOptions: object })
      .compilerOptions,
    root,
  ).options,
  // Libraries are those that the tables are tested against.
  paths: {
    '*': [path.join(root, 'tests/knowledge/node_modules/*'), path.join(root, 'tests/knowledge/node_modules/@types/*')],
  },
  noUnusedLocals: false,
  noUnusedParameters: false,
}

// The platform's declarations are read once.
const kept = new Map<string, ts.SourceFile | undefined>()

/** What TypeScript says of the code after a rewrite and not before: errors, and exports of another type. */
export function newComplaints(before: string, after: string, filename: string): string[] {
  const old = new Set(said(before, filename))
  return said(after, filename).filter((words) => !old.has(words))
}

/** The errors of a module, and the types of what it exports. */
function said(code: string, filename: string): string[] {
  const file = path.join(import.meta.dirname, filename)
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (name, target) => {
    if (name === file) return ts.createSourceFile(name, code, target)
    if (!kept.has(name)) kept.set(name, read(name, target))
    return kept.get(name)
  }
  host.fileExists = (name) => name === file || ts.sys.fileExists(name)
  const program = ts.createProgram([file], options, host)
  const checker = program.getTypeChecker()
  const tree = program.getSourceFile(file)
  const symbol = tree && checker.getSymbolAtLocation(tree)
  const exported = symbol ? checker.getExportsOfModule(symbol) : []
  return [
    ...ts
      .getPreEmitDiagnostics(program, tree)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    ...exported.map((one) => `${one.name}: ${checker.typeToString(checker.getTypeOfSymbol(one))}`),
  ]
}
