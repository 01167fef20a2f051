import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { ioIn } from '../../rules/analysis/io.ts'
import { readsDocuments } from '../../rules/analysis/parsed-documents.ts'
import { ask } from '../code.ts'

test.each([
  ['paths.map(async (path) => JSON.parse(await readFile(path, "utf8")))', true],
  ['paths.map(async (path) => JSON.parse((await readFile(path)).toString()))', true],
  ['paths.map(async (path) => { const text = await readFile(path); return yaml.load(text) })', true],
  ['paths.map(async (path) => [path, matter(await readFile(path))])', true],
  ['paths.map((path) => readFile(path).then((text) => JSON5.parse(text)))', true],
  ['paths.map((path) => readFile(path).then(JSON.parse))', true],
  ['paths.map((path) => readJson(path))', true],
  ['paths.map(readJsonFile)', true],
  ['paths.map((path) => ((file) => readFile(file).then(parseIntent))(path))', true],
  // One for each id: a store, and no documents that somebody wrote.
  ['ids.map(async (id) => JSON.parse(await readFile(pathOf(id))))', false],
  ['ids.filter(Boolean).map((id) => readJson(pathOf(id)))', false],
  ['paths.map((path) => readFile(path))', false],
  ['paths.map(async (path) => hash.update(await readFile(path)))', false],
  ['paths.map(async (path) => { const text = await readFile(path); JSON.parse(path); return text })', false],
  ['paths.map((path) => readFile(path).then((text) => text.length))', false],
  // What is parsed came over the network.
  ['urls.map(async (url) => JSON.parse(await download(url)))', false],
])('%s: %s', (walk, expected) => {
  const join = 'CallExpression[callee.property.name="all"]'
  const found = ask(`Promise.all(${walk})`, join, (context, node: TSESTree.CallExpression) =>
    fanOutsOf(context, node).map(({ mapper, items }) => {
      const io = ioIn(context, mapper)
      return io && readsDocuments(context, io.node, items)
    }),
  )
  expect(found).toEqual([expected])
})
