import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inFolder, pack, type Packed } from './packed.ts'
import { read, ROOT } from './sources.ts'

// The packages as npm publishes them, packed from a copy: npm run build.
const work = mkdtempSync(path.join(tmpdir(), 'backpressure-packages-'))
const modules = path.join(work, 'user/node_modules')
const packages = [
  {
    name: 'eslint-plugin-backpressure',
    folder: '.',
    command: ['command-options.js', 'command.LICENSE', 'command.js'],
  },
  { name: 'backpressure-runtime', folder: 'runtime', command: [] },
]
let packed: Packed

beforeAll(() => {
  packed = pack(work)
  for (const { name } of packages) {
    mkdirSync(path.join(modules, name), { recursive: true })
    inFolder(path.join(modules, name), 'tar', '-xzf', packed.tarballs.get(name) ?? '', '--strip-components=1')
  }
  symlinkSync(path.join(ROOT, 'node_modules/eslint'), path.join(modules, 'eslint'))
}, 120_000)

afterAll(() => rmSync(work, { recursive: true }))

describe.each(packages)('$name', ({ name, folder, command }) => {
  const installed = path.join(modules, name)
  const manifest = () => JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'))

  it('holds what it needs and nothing else', () => {
    expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json'])
    const built = readdirSync(path.join(installed, 'dist')).sort()
    expect(built).toEqual([...command, 'index.cjs', 'index.d.cts', 'index.d.ts', 'index.js'])
    expect(readFileSync(path.join(installed, 'LICENSE'), 'utf8')).toBe(read('LICENSE'))
  })

  it('has no dependencies', () => {
    expect(manifest().dependencies).toBeUndefined()
    expect(Object.keys(manifest().peerDependencies ?? {})).toEqual(folder === '.' ? ['eslint'] : [])
    for (const file of ['index.js', 'index.cjs']) {
      const code = readFileSync(path.join(installed, 'dist', file), 'utf8')
      expect(code.match(/^(import|export)\b.* from ["'].*|^.*= require\(["'].*/gm)).toBeNull()
    }
  })

  it.skipIf(command.length === 0)('has a command that needs Node, ESLint and the plugin only', () => {
    for (const file of command.filter((one) => one.endsWith('.js'))) {
      const code = readFileSync(path.join(installed, 'dist', file), 'utf8')
      const imported = [...code.matchAll(/^(?:import|export) .*from "(.+)"|\bimport\("(.+)"\)/gm)]
      const names = imported.map(([, fixed, late]) => fixed ?? late ?? '')
      expect(names.filter((one) => !isBuiltin(one) && one !== './index.js' && one !== 'eslint')).toEqual([])
    }
  })

  it('leads to no source, and leaves the manifest of the project as it was', () => {
    expect(JSON.stringify(manifest())).not.toContain('backpressure-source')
    expect(readFileSync(path.join(packed.project, folder, 'package.json'), 'utf8')).toBe(
      read(path.posix.join(folder, 'package.json')),
    )
  })

  it('is clean for publint', async () => {
    const { messages } = await publint({ pkgDir: installed, strict: true })
    expect(messages).toEqual([])
  })

  it('has right types in every mode of resolution', () => {
    const attw = path.join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js')
    const verdict = inFolder(work, process.execPath, attw, packed.tarballs.get(name) ?? '', '--format', 'ascii')
    expect(verdict).toContain('No problems found')
  })

  it('is the same by import and by require', () => {
    const imported = evaluate(`import * as all from '${name}'; print(all.default?.rules ?? all)`)
    const required = evaluate(`import { createRequire } from 'node:module'
      const all = createRequire(process.cwd() + '/x.js')('${name}'); print(all.rules ?? all)`)
    expect(imported).toEqual(required)
    expect(JSON.parse(imported).length).toBeGreaterThan(0)
  })
})

describe('the types of the plugin', () => {
  it('are told in terms of ESLint alone', () => {
    const types = readFileSync(path.join(modules, 'eslint-plugin-backpressure/dist/index.d.ts'), 'utf8')
    expect([...types.matchAll(/from '([^']+)'/g)].map((match) => match[1])).toEqual(['eslint'])
  })

  it.each([
    ['an ES module', 'config.mts', "import backpressure from 'eslint-plugin-backpressure'"],
    ['a CommonJS module', 'config.cts', "import backpressure = require('eslint-plugin-backpressure')"],
  ])('suit a typed config in %s', (_, file, statement) => {
    const user = path.join(work, 'user')
    writeFileSync(
      path.join(user, file),
      `${statement}
import type { Settings } from 'eslint-plugin-backpressure'
import type { ESLint, Linter } from 'eslint'
export const plugin: ESLint.Plugin = backpressure
export const configs: Linter.Config[] = [...backpressure.configs.recommended, ...backpressure.configs.rewrite]
export const settings: Settings = { concurrency: 4, limiters: ['gitLimit'] }
// @ts-expect-error
export const wrong: Settings = { concurency: 4 }
`,
    )
    const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc')
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck']
    expect(inFolder(user, process.execPath, tsc, ...flags, file)).toBe('')
  })
})

function evaluate(code: string): string {
  const print = `const print = (exported) =>
    console.log(JSON.stringify(Object.keys(exported).filter((name) => name !== 'default').sort()))`
  return inFolder(path.join(work, 'user'), process.execPath, '--input-type=module', '-e', `${print}\n${code}`)
}
