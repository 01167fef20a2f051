import { createRequire } from 'node:module'
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Makes a copy of the examples that Node runs as it is, in a new folder that the caller removes: TypeScript stripped,
 * the runtime linked, and the files of `rewritten` (by path relative to the examples) with their new text.
 */
export async function stage(examples: string, rewritten: ReadonlyMap<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'backpressure-'))
  const modules = path.join(folder, 'node_modules')
  await mkdir(modules)
  await symlink(runtimeFolder(), path.join(modules, 'backpressure-runtime'), 'junction')
  const { default: ts } = await import('typescript')
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  }
  for (const entry of await readdir(examples, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(examples, file)
    const text = rewritten.get(name) ?? (await readFile(file, 'utf8'))
    const target = path.join(folder, name)
    await mkdir(path.dirname(target), { recursive: true })
    if (name.endsWith('.ts')) {
      const { outputText } = ts.transpileModule(text, { fileName: name, compilerOptions })
      await writeFile(target.replace(/ts$/, 'js'), outputText)
    } else {
      await writeFile(target, text)
    }
  }
  return folder
}

function runtimeFolder(): string {
  return path.dirname(createRequire(import.meta.url).resolve('backpressure-runtime/package.json'))
}
