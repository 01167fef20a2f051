import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../rules/command/demonstration.ts'
import { lint } from '../../rules/command/lint.ts'
import plugin from '../../rules/index.ts'
import { EXPECTED, LOOK_ALIKES } from './expected-findings.ts'

interface Found {
  readonly file: string
  readonly line: number
  readonly endLine: number
  readonly rule: string | null
  readonly change: 'rewrite' | 'decide'
}

const linesOf = (file: string): string[] => readFileSync(path.join(EXAMPLES, file), 'utf8').split('\n')

/** The line of the first place that holds the code. */
function lineOf({ file, code }: { readonly file: string; readonly code: string }): number {
  const index = linesOf(file).findIndex((line) => line.includes(code))
  if (index < 0) throw new Error(`${file} does not hold ${code}`)
  return index + 1
}

describe('docs/examples', () => {
  let found: Found[] = []

  beforeAll(async () => {
    const results = await lint(plugin, { from: EXAMPLES, paths: ['.'], preset: 'recommended', rewrites: 'show' })
    found = results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, endLine = line, fix }) => ({
        file: path.relative(EXAMPLES, filePath),
        line,
        endLine,
        rule: ruleId,
        change: fix ? 'rewrite' : 'decide',
      })),
    )
  }, 60_000)

  it('hold exactly the expected findings', () => {
    const shown = ({ file, line, rule, change }: Omit<Found, 'endLine'>) => `${file}:${line} ${rule} ${change}`
    const expected = EXPECTED.map((one) => shown({ ...one, line: lineOf(one), rule: `backpressure/${one.rule}` }))
    expect(found.map(shown).toSorted()).toEqual(expected.toSorted())
  })

  it.each(LOOK_ALIKES)('leave $file: $code alone, for $why', ({ file, code }) => {
    const line = lineOf({ file, code })
    expect(found.filter((one) => one.file === file && one.line <= line && line <= one.endLine)).toEqual([])
  })

  it('show every rule of the recommended preset', () => {
    const rules = new Set(EXPECTED.map(({ rule }) => rule))
    const recommended = Object.keys(plugin.configs.recommended[0]?.rules ?? {})
    expect(recommended.filter((rule) => !rules.has(rule.replace('backpressure/', '')))).toEqual([])
  })

  it('have a load for each file with a rewrite', () => {
    const files = EXPECTED.filter(({ change }) => change === 'rewrite').map(({ file }) => path.parse(file).name)
    for (const name of files) expect(linesOf(`load/${name}.ts`).join('\n')).toContain('export const scenario')
  })
})
