import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import plugin from '../../rules/index.ts'
import { rules } from '../../docs/tools/rules.ts'
import { marked } from './blocks.ts'
import { lint } from './lint.ts'
import { ROOT } from './sources.ts'

// oxlint takes the built plugin: npm run build.
interface Diagnostic {
  readonly code: string
  readonly message: string
  readonly filename: string
}

const [{ rules: strict = {} } = {}] = plugin.configs.strict

/** The bad examples of every page, each in a file of its own. */
const samples = Object.keys(rules).flatMap((name) =>
  marked(`docs/rules/${name}.md`, 'bad').map(([, { code, language }], i) => ({
    code,
    language,
    file: `${name}-${i}.${language}`,
  })),
)

describe('oxlint', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'backpressure-oxlint-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  let found: Diagnostic[] = []
  beforeAll(() => {
    for (const { file, code } of samples) writeFileSync(path.join(folder, file), code)
    found = oxlint(folder)
  })

  // One process reads them all, and hands each file the same `sourceCode` object.
  it.each(samples)('finds in $file what ESLint finds', ({ file, code, language }) => {
    const expected = lint(code, language, { preset: 'strict' }).map(({ ruleId, message }) => `${ruleId}: ${message}`)
    const rulesAndMessages = found
      .filter(({ filename }) => path.basename(filename) === file)
      .map(({ code, message }) => `${code.replace(/^(.*)\((.*)\)$/, '$1/$2')}: ${message}`)
    expect(rulesAndMessages.sort()).toEqual(expected.sort())
  })

  it('reports nothing that belongs to another file', () => {
    const clean = path.join(folder, 'clean')
    mkdirSync(clean)
    for (const { file, code } of samples.slice(0, 1)) writeFileSync(path.join(clean, `a-${file}`), code)
    writeFileSync(path.join(clean, 'b.ts'), 'export const nothing = setInterval + Promise.all\n')
    expect(oxlint(clean).filter(({ filename }) => /b\.ts$/.test(filename))).toEqual([])
  })
})

function oxlint(folder: string): Diagnostic[] {
  const config = path.join(folder, 'oxlint.json')
  const jsPlugins = [path.join(ROOT, 'dist/index.js')]
  writeFileSync(config, JSON.stringify({ jsPlugins, categories: { correctness: 'off' }, rules: strict }))
  const oxlint = path.join(ROOT, 'node_modules/oxlint/bin/oxlint')
  try {
    return parse(execFileSync(process.execPath, [oxlint, '-c', config, '-f', 'json', folder], { encoding: 'utf8' }))
  } catch (error) {
    // It found something.
    return parse((error as { stdout: string }).stdout)
  }
}

function parse(output: string): Diagnostic[] {
  return (JSON.parse(output) as { diagnostics: Diagnostic[] }).diagnostics
}
