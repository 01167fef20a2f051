import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Context } from '../../rules/kit/context.ts'
import { dependenciesOf } from '../../rules/kit/package-file.ts'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'package-file-'))
afterAll(() => fs.rmSync(root, { recursive: true, force: true }))

function write(file: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  fs.writeFileSync(path.join(root, file), content)
}

const dependencies = (filename: string) => dependenciesOf({ filename, sourceCode: { ast: {} } } as Context)

write('package.json', '{ "dependencies": { "p-limit": "^6.0.0" }, "devDependencies": { "p-map": "7.0.0" } }')
write('packages/a/package.json', '{ "peerDependencies": { "async": ">=3" }, "optionalDependencies": null }')
write('packages/b/package.json', '{ "dependencies": ')

it('reads what the nearest package.json needs at run time', () => {
  expect(dependencies(path.join(root, 'src/deep/code.ts'))).toEqual({ 'p-limit': '^6.0.0' })
  expect(dependencies(path.join(root, 'packages/a/src/code.ts'))).toEqual({ async: '>=3' })
})

it('says nothing of a file that is half written, and of code without a place', () => {
  expect(dependencies(path.join(root, 'packages/b/code.ts'))).toEqual({})
  expect(dependencies('<input>')).toEqual({})
})

it('sees what changed since', () => {
  write('packages/c/package.json', '{}')
  expect(dependencies(path.join(root, 'packages/c/code.ts'))).toEqual({})
  write('packages/c/package.json', '{ "dependencies": { "p-queue": "9.0.0" } }')
  expect(dependencies(path.join(root, 'packages/c/code.ts'))).toEqual({ 'p-queue': '9.0.0' })
})
