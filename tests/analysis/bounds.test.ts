import { expect, test } from 'vitest'
import { boundOf } from '../../rules/analysis/bounds.ts'
import { ask } from '../code.ts'

const of = (code: string): string | undefined =>
  ask(code, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) => {
    return boundOf(context, node.arguments[0])?.why
  })

test.each([
  ['walk([a, b])', 'it is a literal list'],
  ['walk([...A, ...[b]])', 'it is a literal list'],
  ['walk(Object.keys({ a, b }))', 'it is a literal'],
  ['walk(REGIONS.filter(f))', 'it is a constant'],
  ['walk(ok ? [a] : [b])', 'it is a literal list'],
  ['walk(X ?? [])', 'it is a constant'],
  ['walk(xs.slice(0, 10))', 'it is a piece of constant size'],
  ['walk(Array.from({ length: n }))', 'it is counted'],
  ['walk(Array(n).fill(0))', 'it is counted'],
  ['walk(new Array(n).fill(0))', 'it is counted'],
  ['walk(take(xs, 3))', 'it is cut to a size'],
  ['walk(chunk(xs, Math.ceil(xs.length / 8)))', 'it is cut into a number of pieces'],
  ["import os from 'os'; walk(os.cpus())", 'it is cut to a size'],
  ["import { atMost } from 'backpressure-runtime'; walk(atMost(xs, 8))", 'it is cut to a size'],
  ['async () => walk(await db.list({ limit: 5 }))', 'its query is paged'],
  ['async () => walk(await sql`select 1 limit 5`)', 'its query is paged'],
  ['async () => walk(await Promise.all([a(), b()]))', 'it is a literal list'],
  ['walk([a].concat([b]))', 'it is a literal list'],
  ['const list = () => [a, b]; walk(list())', 'it is a literal list'],
  [
    'function list(a) { if (a) return [a].map(f)\n return undefined }; const of = list(x); walk(of)',
    'it is a literal list',
  ],
  ['walk(this.plugins)', 'people fill it by hand'],
  ['walk(context.hostingConfigs)', 'people fill it by hand'],
  ['walk(workspaceRoots)', 'people fill it by hand'],
  ['walk(registries)', 'people fill it by hand'],
  ['walk(getHandlers())', 'people fill it by hand'],
  ['walk(Array.from(this.browsers))', 'people fill it by hand'],
  ['walk(Object.keys(packageJson.dependencies || {}))', 'people write it by hand'],
  ['walk(this.connections.getAll())', 'people fill it by hand'],
  ['function f(xs) { if (xs.length > MAX) return; walk(xs.filter(g)) }', 'its length is checked'],
  ['walk(xs)', undefined],
  ['walk([...xs])', undefined],
  ['walk(ok ? [a] : xs)', undefined],
  ['walk(xs || [])', undefined],
  ['walk([a].concat(xs))', undefined],
  ['walk(Object.values(byId))', undefined],
  ['walk(getUsers())', undefined],
  ['const list = () => []; walk(list())', undefined],
  ['const servers = []; for (const r of rows) servers.push(r); walk(servers)', undefined],
])('%s → %s', (code, expected) => {
  expect(of(code)).toBe(expected)
})
