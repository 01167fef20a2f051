import { expect, test } from 'vitest'
import { isWrittenByHand } from '../../rules/analysis/written-by-hand.ts'
import { ask } from '../code.ts'

const of = (code: string): boolean =>
  ask(code, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) =>
    isWrittenByHand(context, node.arguments[0]),
  )

test.each([
  'walk(packageJson.files)',
  'walk(this.pkg.app.dependencies)',
  'walk(cli.flags.include)',
  'async () => { const { flags: options } = await this.parse(Command); walk(options["include"]) }',
  'async () => walk(await fs.readdir(this.migrationsSourceDir))',
  'walk(readdirSync(pluginFolder))',
  'walk(this.options.contactPoints)',
  'walk(this.#options.nested.hosts)',
  'walk(schemaFiles)',
  'async () => walk(await readdir(__dirname))',
  "async () => walk(await readdir(path.join(import.meta.dirname, 'sql')))",
  "const scripts = path.join(__dirname, 'lua'); async () => walk(await readdir(scripts))",
  "fs.readdir(path.join(__dirname, '../templates'), (err, items) => walk(items))",
  'walk(this.ruleFilePaths)',
  'walk(yamlFiles.filter(isNew).configPaths)',
  'async () => walk(await readDir(skillsDirectory))',
  'async () => walk(await vscode.window.showOpenDialog(options))',
])('by hand: %s', (code) => {
  expect(of(code)).toBe(true)
})

test.each([
  'walk(files)',
  'walk(options.files)',
  'walk(pkg)',
  'walk(this.options)',
  'walk(optional.files)',
  'walk(config.imports.files)',
  'walk(manifest.chunks)',
  'async () => { const { args: options } = await this.parse(Command); walk(options.include) }',
  'async () => walk(await fs.readdir(uploadsDir))',
  'walk(load(migrationsDir))',
  'walk(sourceFiles)',
  'const dir = path.join(root, name); async () => walk(await readdir(dir))',
  'fs.readdir(uploads, (err, items) => walk(items))',
  'fs.readdir(__dirname, () => items.forEach((item) => walk(item)))',
  'walk(packageJsonPaths)',
  'walk(schemas)',
])('not by hand: %s', (code) => {
  expect(of(code)).toBe(false)
})
