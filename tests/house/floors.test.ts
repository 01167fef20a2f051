import { describe, expect, it } from 'vitest'
import { libraries } from '../../rules/knowledge/index.ts'
import { filesBelow, importsOf, stringsIn } from './sources.ts'

const sources = filesBelow('rules', /\.ts$/)
const runtime = filesBelow('runtime/src', /\.ts$/)

/** A file imports only from floors below its own, or its own. */
function floorOf(file: string): number {
  const folder = /^rules\/(\w+)\//.exec(file)?.[1]
  if (folder) return ['knowledge', 'kit', 'analysis', 'edits', 'RULES', 'command'].indexOf(folder)
  return /^rules\/(index|presets)\.ts$/.test(file) ? 5 : 4
}

describe('floors', () => {
  it.each(sources)('%s imports nothing from above', (file) => {
    const inner = importsOf(file).filter((source) => source.startsWith('rules/'))
    expect(inner.filter((source) => floorOf(source) > floorOf(file))).toEqual([])
  })

  it.each(sources.filter((file) => floorOf(file) === 4))('%s imports no other rule', (file) => {
    expect(importsOf(file).filter((source) => source.startsWith('rules/') && floorOf(source) === 4)).toEqual([])
  })

  it.each(sources.filter((file) => floorOf(file) < 5))('%s needs nothing at run time but itself', (file) => {
    expect(importsOf(file, { types: false }).filter((source) => !source.startsWith('rules/'))).toEqual([])
  })

  it.each(sources.filter((file) => floorOf(file) < 5))('%s never imports the runtime', (file) => {
    expect(importsOf(file).filter((source) => /^(backpressure-runtime$|runtime\/)/.test(source))).toEqual([])
  })

  it.each(runtime)('%s imports nothing but the runtime', (file) => {
    expect(importsOf(file).filter((source) => !source.startsWith('runtime/src/'))).toEqual([])
  })

  it('import in no circle', () => {
    const files = [...sources, ...runtime]
    const imported = (file: string) => importsOf(file, { types: false }).filter((source) => files.includes(source))
    expect(circlesIn(new Map(files.map((file) => [file, imported(file)])))).toEqual([])
  })
})

describe('libraries', () => {
  const named = new Set(libraries.flatMap(({ modules }) => modules).filter((name) => name !== 'globals'))
  // The settings' default for the source of rewrites.
  const allowed = new Set(['backpressure-runtime'])

  it.each(sources.filter((file) => floorOf(file) > 0 && floorOf(file) < 5))('%s names none', (file) => {
    const found = stringsIn(file).filter(({ value }) => !allowed.has(value) && isLibrary(value))
    expect(found).toEqual([])
  })

  /** A word that is a name of Node's own as well (`events`, `stream`) counts only with its `node:`. */
  function isLibrary(value: string): boolean {
    if (value.startsWith('node:')) return named.has(value.slice('node:'.length))
    return named.has(value) && /[-/@]/.test(value)
  }
})

function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
    if (done.has(file) || trail.includes(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return circles
}
