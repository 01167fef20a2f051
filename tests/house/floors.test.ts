import { describe, expect, it } from 'vitest'
import { libraries } from '../../rules/knowledge/index.ts'
import { filesBelow, importsOf, stringsIn } from './sources.ts'

const plugin = filesBelow('rules', /\.ts$/)
const runtime = filesBelow('runtime/src', /\.ts$/)

const FLOORS = ['knowledge', 'kit', 'analysis', 'edits', 'rule', 'roof'] as const

/** A file imports only from floors below its own, or its own. */
function floorOf(file: string): number {
  const folder = /^rules\/(\w+)\//.exec(file)?.[1]
  const name = folder === 'command' || /^rules\/(index|presets)\.ts$/.test(file) ? 'roof' : folder ?? 'rule'
  return FLOORS.indexOf(name as (typeof FLOORS)[number])
}

const belowRoof = plugin.filter((file) => floorOf(file) < FLOORS.indexOf('roof'))

/** Imports that fit, as `from → to`. */
function imports(files: readonly string[], fits: (to: string, from: string) => boolean, types = true): string[] {
  return files.flatMap((from) =>
    importsOf(from, { types }).flatMap((to) => (fits(to, from) ? [`${from} → ${to}`] : [])),
  )
}

describe('floors', () => {
  it('each have their folder', () => {
    expect(plugin.filter((file) => floorOf(file) < 0)).toEqual([])
  })

  it('import nothing from above', () => {
    expect(imports(plugin, (to, from) => to.startsWith('rules/') && floorOf(to) > floorOf(from))).toEqual([])
  })

  it('keep rules apart', () => {
    const rule = FLOORS.indexOf('rule')
    expect(imports(belowRoof, (to, from) => floorOf(from) === rule && /^rules\/[^/]+$/.test(to))).toEqual([])
  })

  it('need nothing at run time but themselves', () => {
    expect(imports(belowRoof, (to) => !to.startsWith('rules/'), false)).toEqual([])
  })

  it('keep plugin and runtime apart', () => {
    expect(imports(belowRoof, (to) => /^(backpressure-runtime$|runtime\/)/.test(to))).toEqual([])
    expect(imports(runtime, (to) => !to.startsWith('runtime/src/'))).toEqual([])
  })

  it('import in no circle', () => {
    const files = [...plugin, ...runtime]
    const imported = (file: string) => importsOf(file, { types: false }).filter((source) => files.includes(source))
    expect(circlesIn(new Map(files.map((file) => [file, imported(file)])))).toEqual([])
  })
})

describe('libraries', () => {
  const named = new Set(libraries.flatMap(({ modules }) => modules).filter((name) => name !== 'globals'))
  // The settings' default for the source of rewrites.
  const allowed = new Set(['backpressure-runtime'])

  it('are named by knowledge alone', () => {
    const found = belowRoof
      .filter((file) => floorOf(file) > 0 && file !== 'rules/kit/package-file.ts')
      .flatMap((file) => stringsIn(file).map(({ value, line }) => ({ value, place: `${file}:${line}` })))
      .filter(({ value }) => !allowed.has(value) && isLibrary(value))
    expect(found).toEqual([])
  })

  /** A plain word may name a library and something of the code: `process`, `events`. It counts with its `node:`. */
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
