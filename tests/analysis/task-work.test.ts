import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { workOfTasks } from '../../rules/analysis/task-work.ts'
import { ask } from '../code.ts'

test.each([
  ['Promise.all(urls.map((url) => fetch(url)))', 'known'],
  ['Promise.all(ids.map((id) => downloadPage(id)))', 'likely'],
  ['const files = await collect(dir); Promise.all(files.map((file) => rewrite(file)))', 'likely'],
  ['Promise.all(files.map((file) => rewrite(file)))', undefined],
  ['Promise.all(files.map((file) => import(file)))', undefined],
  ['Promise.all(xs.map((x) => rewrite(x)))', undefined],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.property.name="all"]', (context, node: TSESTree.CallExpression) =>
    fanOutsOf(context, node).map((fanOut) => workOfTasks(context, fanOut, 'heavy')?.evidence),
  )
  expect(found).toEqual([expected])
})

test.each([
  ['collect(dir).then((files) => Promise.all(files.map((file) => convert(file))))', 'likely'],
  ['const files = await f(); Promise.all(files.map((file) => importOrRequireFile(file)))', undefined],
  ['const files = await f(); Promise.all(files.map(async (file) => { const m = await require(file) }))', undefined],
  ['const files = await f(); Promise.all(files.map(load)); async function load(x) { await import(x) }', undefined],
  ['const files = await f(); Promise.all(files.map((x) => load(x))); async function load(x) { await g(x) }', 'likely'],
  ['const files = await f(); Promise.all(files.map(async (file) => { await encode(file.contents) }))', undefined],
  ['const files = await f(); Promise.all(files.map((file) => moveFile(file, to)))', undefined],
])('takes a task per file for work, by the name of the list: %s → %s', (code, evidence) => {
  const found = ask(code, 'CallExpression[callee.property.name="all"]', (context, node: TSESTree.CallExpression) =>
    fanOutsOf(context, node).map((fanOut) => workOfTasks(context, fanOut, 'heavy')?.evidence),
  )
  expect(found).toEqual([evidence])
})

const FS = "import fs from 'fs/promises'; "

test.each([
  ['Promise.all(paths.map((path) => fs.stat(path)))', undefined],
  ['Promise.all(paths.map(fs.unlink))', undefined],
  ['Promise.all(paths.map(async (path) => { await fs.stat(path); await fs.readFile(path) }))', 'fs.readFile(path)'],
  ['Promise.all(paths.map(async (path) => { await fs.stat(path); await upload(path) }))', 'upload(path)'],
  ['Promise.all(paths.map(async (path) => { await fs.stat(path); await api.post(path) }))', undefined],
  ['Promise.all(chunk(paths, 9).map((batch) => db.insertMany(batch)))', 'db.insertMany(batch)'],
  ['Promise.all(paths.map((path) => { const c = new FtpClient(); return c.api.get(path) }))', 'c.api.get(path)'],
  ['Promise.all(xs.map(async (x) => { const t = await db.transaction(); await f(t) }))', 'db.transaction()'],
  ['Promise.all(xs.map(async (x) => { try { f(x) } catch { await db.transaction((t) => g(t)) } }))', undefined],
  ['Promise.all(paths.map((path) => { document.title = path; return fetch(path) }))', undefined],
  ['Promise.all(urls.map(async (url) => { try { f(url) } catch { await fetch(url) } }))', undefined],
  ['const walk = (d) => Promise.all(d.map(async (x) => walk(await fs.readdir(x))))', undefined],
  ['Promise.all(paths.map(async (path) => JSON.parse(await fs.readFile(path))))', undefined],
  ['Promise.all(dirs.map((dir) => readFileStat(dir)))', undefined],
])('%s → heavy: %s', (code, expected) => {
  const works = ask(FS + code, 'CallExpression[callee.property.name="all"]', (context, node: TSESTree.CallExpression) =>
    fanOutsOf(context, node).map((fanOut) => {
      const heavy = workOfTasks(context, fanOut, 'heavy')
      const all = workOfTasks(context, fanOut, 'all')
      return [heavy && context.sourceCode.getText(heavy.node), all !== undefined]
    }),
  )
  expect(works).toEqual([[expected, true]])
})
