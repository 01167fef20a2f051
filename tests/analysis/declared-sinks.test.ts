import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isDeclaredSink } from '../../rules/analysis/declared-sinks.ts'
import { ask } from '../code.ts'

const declared = (code: string) =>
  ask(
    `import net from 'node:net'\n${code}`,
    'VariableDeclarator > Identifier[name="out"] > TSTypeAnnotation',
    (context, { typeAnnotation }: TSESTree.TSTypeAnnotation) => isDeclaredSink(context, typeAnnotation),
  )

const CALL = 'class Call { constructor(private socket: net.Socket) {}'

test.each([
  ['an interface', 'interface Out { write(c: string): boolean; end(): void }; let out: Out', true],
  ['a function in a field', 'interface Out { write: (c: string) => boolean; on(e: string): void }; let out: Out', true],
  ['a type', 'type Out = { write(c: string): boolean; once(e: string): void }; let out: Out', true],
  ['a type of its own', 'let out: { write(c: string): boolean; end(): void }', true],
  ['one that may be missing', 'interface Out { write(c: string): boolean; end(): void }; let out: Out | null', true],
  ['a class that says so', 'class Out { write(c): boolean { return f(c) } end() {} }; let out: Out', true],
  ['a class around a stream', `${CALL} write(c) { return this.socket.write(c) } end() {} }; let out: Call`, true],
  ['a class that drops the answer', `${CALL} write(c) { this.socket.write(c) } end() {} }; let out: Call`, false],
  ['a write() without an answer', 'interface Out { write(c: string): void; end(): void }; let out: Out', false],
  ['a promise', 'interface Out { write(c: string): Promise<boolean>; end(): void }; let out: Out', false],
  ['what never ends', 'interface Store { write(key: string): boolean; read(): string }; let out: Store', false],
  ['a type of another file', 'import type { Out } from "./out"; let out: Out', false],
])('%s', (_, code, expected) => {
  expect(declared(code)).toBe(expected)
})
