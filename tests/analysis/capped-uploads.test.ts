import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isCappedUpload } from '../../rules/analysis/capped-uploads.ts'
import { ask } from '../code.ts'

/** Whether the file of a form that is made like this ends at a size. */
const capped = (made: string, on = 'form') =>
  ask(
    `import busboy from 'busboy'; const limits = { fileSize: 9 }; const CAPS = Object.freeze({ fileSize: 9 })
    const other = busboy({ headers })
    const form = ${made}; ${on}.on('file', (name, file) => { file.on('data', f) })`,
    'CallExpression[arguments.0.value="data"] > MemberExpression',
    (context, member: TSESTree.MemberExpression) => isCappedUpload(context, member.object),
  )

test.each([
  ['options', 'busboy({ headers, limits: { files: 1, fileSize: MAX } })'],
  ['an instance', 'new busboy({ headers, limits: { fileSize: 100 * 1024 } })'],
  ['limits in a const', 'busboy({ headers, limits })'],
  ['limits that are frozen', 'busboy({ headers, limits: CAPS })'],
])('ends at a size: %s', (_, made) => {
  expect(capped(made)).toBe(true)
})

test.each([
  ['no limits', 'busboy({ headers })'],
  ['other limits', 'busboy({ headers, limits: { files: 1, fields: 10 } })'],
  ['none', 'busboy({ headers, limits: { fileSize: undefined } })'],
  ['options of elsewhere', 'busboy(options)'],
  ['another parser', 'parse({ headers, limits: { fileSize: 9 } })'],
])('ends nowhere: %s', (_, made) => {
  expect(capped(made)).toBe(false)
})

test('a form beside it', () => {
  expect(capped('busboy({ headers, limits })', 'other')).toBe(false)
})

test('a form that is made later', () => {
  const found = ask(
    `import busboy from 'busboy'; function read(req) { let form
    try { form = busboy({ limits: { fileSize: 9 } }) } catch {}
    form.on('file', (name, file) => { file.on('data', f) }) }`,
    'CallExpression[arguments.0.value="data"] > MemberExpression',
    (context, member: TSESTree.MemberExpression) => isCappedUpload(context, member.object),
  )
  expect(found).toBe(true)
})
