import { ESLint, Linter, type ESLint as Host } from 'eslint'
import { defineConfig } from 'eslint/config'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import * as runtime from 'backpressure-runtime'
import plugin from '../../rules/index.ts'
import { marked } from './blocks.ts'
import { lint, lintTyped, rewrite } from './lint.ts'
import { read } from './sources.ts'

// What the README answers, beyond its examples: documents.test.ts runs those.
const README = read('README.md')

const ANSWERED = [
  'Can I use only the lint?',
  'And with p-limit or p-map?',
  'Which number, and is it per call or global?',
  'How do I say "this list is small"?',
  'What happens on an error or a disconnect after a rewrite?',
  'Which rules of others should I pair with it or turn off?',
  'What about tests and front-end code?',
  'What do I lose without types?',
]

const [[, before] = ['', undefined]] = marked('README.md', 'before')
const example = before?.code ?? ''

/** The good examples whose bound is a part of their text, and the same text without it. */
const BOUNDS: [name: string, bound: string, without: string, settings?: object][] = [
  ['p-limit', 'limit(() => fetch(url))', 'fetch(url)'],
  ['p-map', 'pMap(urls, (url) => fetch(url), { concurrency: 5 })', 'Promise.all(urls.map((url) => fetch(url)))'],
  ['a limiter in the settings', 'viaGit(() => fetch(url))', 'fetch(url)', { limiters: ['viaGit'] }],
  ['`atMost`', 'atMost(shops, 8)', 'shops'],
  ['a comment', '/* backpressure: at most 8 — one per shop */', ''],
]

it('answers the questions that people ask', () => {
  expect([...README.matchAll(/^### (.*)$/gm)].map((match) => match[1])).toEqual(ANSWERED)
})

it('has install by line 10, code by line 15, the rules by line 45', () => {
  const lineOf = (text: string) => README.slice(0, README.indexOf(text)).split('\n').length
  expect(lineOf('npm install')).toBeLessThanOrEqual(10)
  expect(lineOf('```js')).toBeLessThanOrEqual(15)
  expect(lineOf('## Rules')).toBeLessThanOrEqual(45)
})

it('says no counts of rules or libraries', () => {
  expect(README).not.toMatch(/\b(\d+|two|three|five|seven|ten) (rules|libraries)\b/i)
})

describe('only the lint', () => {
  it('changes nothing by itself', () => {
    const [finding, ...others] = lint(example, 'ts')
    expect(finding?.ruleId).toBe('backpressure/no-unbounded-promise-all')
    expect(finding?.fix).toBeUndefined()
    expect(others).toEqual([])
  })

  it('offers the rewrite in the editor', () => {
    const [finding] = lint(example, 'ts')
    expect(finding?.suggestions?.map(({ fix }) => fix.text).join()).toContain('mapLimit')
  })
})

describe('a bound in sight', () => {
  it.each(BOUNDS)('%s is what keeps the example clean', (_, bound, without, settings) => {
    const [, good] = marked('README.md', 'good').find(([, block]) => block.code.includes(bound)) ?? []
    const code = good?.code ?? ''
    expect(lint(code, 'ts', { settings: settings ?? {} })).toEqual([])
    expect(lint(code.replace(bound, without), 'ts', { settings: settings ?? {} })).not.toEqual([])
  })

  it.each([['limiters'], ['bounded']])('the setting %s is what keeps its example clean', (setting) => {
    const good = marked('README.md', 'good').filter(([, { settings }]) => setting in settings)
    expect(good).toHaveLength(1)
    for (const [, { code }] of good) expect(lint(code, 'ts')).not.toEqual([])
  })
})

describe('the number', () => {
  it('is 10, or what the settings say', () => {
    expect(rewrite(example, 'ts')).toContain('mapLimit(urls, 10, ')
    expect(rewrite(example, 'ts', { concurrency: 4 })).toContain('mapLimit(urls, 4, ')
  })
})

describe('rules of others', () => {
  const good = marked('README.md', 'good').map(([, { code }]) => code)

  it('no-await-in-loop is at odds with code that is clean here', () => {
    const sequential = good.find((code) => code.includes('await fetch(url)')) ?? ''
    const script = sequential.replace(/: (string\[\]|Response\[\])/g, '')
    const found = new Linter().verify(script, { rules: { 'no-await-in-loop': 'error' } })
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['no-await-in-loop'])
  })

  it('no-floating-promises stands in typescript-eslint', () => {
    const { plugin: other } = createRequire(import.meta.url)('typescript-eslint') as { plugin: Host.Plugin }
    expect(other.rules).toHaveProperty('no-floating-promises')
  })
})

describe('front-end code', () => {
  it.each([
    ['server/start.js', true],
    ['web/app.js', false],
    ['server/start.test.js', false],
  ])('%s under `files: server/**`: rules hold %s', async (file, hold) => {
    const eslint = new ESLint({
      overrideConfigFile: true,
      overrideConfig: defineConfig([
        { files: ['server/**'], plugins: { backpressure: plugin }, extends: ['backpressure/recommended'] },
      ]),
    })
    const { rules = {} } = (await eslint.calculateConfigForFile(file)) as { rules?: Record<string, [number]> }
    expect(Object.values(rules).some(([severity]) => severity === 2)).toBe(hold)
  })
})

describe('types', () => {
  const typed = marked('README.md', 'typed').map(([, { code }]) => code)

  it('tell what a value from another file is', () => {
    expect(typed).toHaveLength(1)
    expect(typed.flatMap((code) => lint(code, 'ts'))).toEqual([])
    expect(typed.flatMap(lintTyped).map(({ ruleId }) => ruleId)).toEqual(['backpressure/no-ignored-write'])
  })
})

describe('the runtime', () => {
  it('exports every name that the README imports', () => {
    const names = [...README.matchAll(/import \{ ([^}]*) \} from 'backpressure-runtime'/g)]
    expect(names.flatMap(([, list = '']) => list.split(', ')).filter((name) => !(name in runtime))).toEqual([])
  })
})
