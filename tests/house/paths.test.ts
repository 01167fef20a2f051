import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../docs/tools/rules.ts'
import { filesBelow, importsOf, ruleNames } from './sources.ts'

const namesIn = (folder: string, extension: string, depth = '[^/]+'): string[] =>
  filesBelow(folder, new RegExp(`^${folder}/${depth}\\${extension}$`)).map((file) => path.basename(file, extension))

/** `no-x`, `no-x.typed`, `no-x.listeners`: a rule's tests may be told apart by topic. */
const subjects = (folder: string): string[] => [
  ...new Set(namesIn(folder, '.test.ts').map((name) => name.replace(/\..*$/, ''))),
]

describe('rules, their tests and their pages', () => {
  it('are the same set', () => {
    const names = ruleNames()
    expect(Object.keys(rules)).toEqual(names)
    expect(subjects('tests/rules')).toEqual(names)
    expect(namesIn('docs/rules', '.md')).toEqual(names)
  })

  it.each(Object.entries(rules))('%s carries the name of its file', (name, rule) => {
    expect(rule.name).toBe(name)
  })
})

describe('questions and edits', () => {
  it.each(['analysis', 'edits', 'kit'])('each file of rules/%s has its test', (floor) => {
    const wordsOnly = new Set(['facts', 'context'])
    const files = namesIn(`rules/${floor}`, '.ts').filter((name) => !wordsOnly.has(name))
    const tested = new Set(subjects(`tests/${floor}`))
    expect(files.filter((name) => !tested.has(name))).toEqual([])
    expect([...tested].filter((name) => !files.includes(name))).toEqual([])
  })

  it('each file of rules/analysis and rules/edits is used', () => {
    const used = new Set(filesBelow('rules', /\.ts$/).flatMap((file) => importsOf(file)))
    const files = filesBelow('rules', /^rules\/(analysis|edits)\//)
    expect(files.filter((file) => !used.has(file))).toEqual([])
  })
})

describe('the runtime', () => {
  it('has a test and a page for each of its files', () => {
    const files = namesIn('runtime/src', '.ts').filter((name) => name !== 'index')
    const tested = subjects('tests/runtime')
    expect(files.filter((name) => !tested.includes(name))).toEqual([])
    expect(namesIn('docs/runtime', '.md')).toEqual(files)
  })
})
