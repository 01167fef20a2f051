import { expect, test } from 'vitest'
import { ioIn } from '../../rules/analysis/io.ts'
import { ask } from '../code.ts'

const FS = "import fs from 'node:fs/promises'\n"

/** What is known of `work` in the code. */
const of = (code: string): string | undefined =>
  ask(code, 'CallExpression[callee.name="run"]', (context, node: { arguments: [never] }) => {
    return ioIn(context, node.arguments[0])?.evidence
  })

test.each([
  [`${FS}run(async (p) => { await fs.readFile(p) })`, 'known'],
  ['run((url) => fetch(url))', 'known'],
  [`${FS}run(fs.unlink)`, 'known'],
  [`${FS}run(fs.unlink.bind(fs))`, 'known'],
  [`${FS}run((p) => Q.nfcall(fs.readFile, p))`, 'known'],
  [`${FS}const read = (p) => fs.readFile(p)\nconst load = async (p) => parse(await read(p))\nrun(load)`, 'known'],
  ['class A { get(u) { return fetch(u) } all() { run(this.get.bind(this)) } }', 'known'],
  ['run(async (xs) => { await Promise.all(xs.map((x) => fetch(x))) })', 'known'],
  ['run((done) => { later(() => fetch(done)) })', 'known'],
  ['run(async (id) => { await api.get(id); await fetch(id) })', 'known'],
  ['run(async (id) => await api.get(id))', 'likely'],
  ['async function fetchAll(x) { return other(x) }\nrun(async (x) => { await fetchAll(x) })', 'likely'],
  ['run(downloadPage)', 'likely'],
  ['run(this.api.get)', 'likely'],
  ['run(fetch(url))', 'known'],
  // In memory, or another time.
  ['run(async (x) => { await parse(x) })', undefined],
  ['const fetchName = (x) => x.name\nrun((x) => fetchName(x))', undefined],
  ['run((x) => { emitter.on("open", () => fetch(x)) })', undefined],
  ['run((x) => { tasks.push(() => fetch(x)) })', undefined],
  ['run((x) => ({ load: () => fetch(x) }))', undefined],
  ['run((x) => class { load() { return fetch(x) } })', undefined],
  ['const a = () => b()\nconst b = () => a()\nrun(a)', undefined],
])('%s → %s', (code, expected) => {
  expect(of(code)).toBe(expected)
})
