import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { unreadBodiesOf } from '../../rules/analysis/unread-bodies.ts'
import { letGo, resumeOutputs } from '../../rules/edits/let-go.ts'
import { edited } from './edited.ts'

const released = (code: string) =>
  edited<TSESTree.Identifier>(code, 'Identifier[name="res"]', (context, id) => {
    const [unread] = unreadBodiesOf(context, id)
    return unread ? letGo(context, unread) : null
  })

describe('letGo', () => {
  it.each<[name: string, before: string, after: string | null]>([
    [
      'a way out in a line of its own',
      `async function f() { const res = await fetch(u)\n  if (!res.ok) {\n    return;\n  }\n  return res.json() }`,
      `async function f() { const res = await fetch(u)\n  if (!res.ok) {\n    await res.body?.cancel();\n` +
        `    return;\n  }\n` +
        `  return res.json() }`,
    ],
    [
      'one without braces',
      `async function f() { const res = await fetch(u)\n  if (!res.ok) return\n  return res.json() }`,
      `async function f() { const res = await fetch(u)\n  if (!res.ok) {\n    await res.body?.cancel()\n` +
        `    return\n  }\n` +
        `  return res.json() }`,
    ],
    [
      'one without braces, in a line of its own',
      `async function f() { const res = await fetch(u)\n  if (!res.ok)\n    throw new Error(\n      'bad'\n    );\n` +
        `  return res.json() }`,
      `async function f() { const res = await fetch(u)\n  if (!res.ok) {\n    await res.body?.cancel();\n` +
        `    throw new Error(\n      'bad'\n    );\n  }\n  return res.json() }`,
    ],
    [
      'one without braces, over lines',
      `async function f() { const res = await fetch(u)\n\tif (!res.ok) throw new Error(\n\t\t'bad'\n\t)\n` +
        `\treturn res.json() }`,
      `async function f() { const res = await fetch(u)\n\tif (!res.ok) {\n\t\tawait res.body?.cancel()\n` +
        `\t\tthrow new Error(\n\t\t\t'bad'\n\t\t)\n\t}\n\treturn res.json() }`,
    ],
    [
      'one without braces, between others',
      `async function f() { const res = await fetch(u); if (!res.ok) return\n  return res.json() }`,
      `async function f() { const res = await fetch(u); if (!res.ok) { await res.body?.cancel(); return }\n` +
        `  return res.json() }`,
    ],
    [
      'one that may not be there',
      `async function f() { const res = await fetch(u)\n  if (!res?.ok) return\n  return res.json() }`,
      `async function f() { const res = await fetch(u)\n  if (!res?.ok) {\n    await res?.body?.cancel()\n` +
        `    return\n  }\n  return res.json() }`,
    ],
    [
      'a reply',
      `import http from 'http'\nhttp.get(u, (res) => { if (res.statusCode > 399) return fail(); res.pipe(out) })`,
      `import http from 'http'\nhttp.get(u, (res) => { if (res.statusCode > 399) { res.resume(); return fail(); } ` +
        `res.pipe(out) })`,
    ],
  ])('%s', (_, before, after) => {
    expect(released(before)).toBe(after)
  })
})

describe('resumeOutputs', () => {
  it.each<[before: string, after: string | null]>([
    [`const c = spawn(a);`, `const c = spawn(a);\nc.stderr.resume();`],
    [`spawn(a)`, null],
    [`for (const c = spawn(a); ;) f(c)`, null],
  ])('%s', (before, after) => {
    const once = edited<TSESTree.CallExpression>(
      before,
      'Program:not(:has(MemberExpression)) CallExpression',
      (c, call) => resumeOutputs(c, call, ['stderr']),
    )
    expect(once).toBe(after)
  })
})
