import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { hearsSpeech } from '../../rules/analysis/speech-outputs.ts'
import { ask } from '../code.ts'

const hears = (code: string) =>
  ask(
    `import { spawn } from 'node:child_process'; ${code}`,
    'CallExpression[callee.name="put"]',
    (context, call: TSESTree.CallExpression) => {
      const [listening] = repetitionsOf(context, call)
      return listening && hearsSpeech(context, listening)
    },
  )

const MULAW = `['-i', url, '-acodec', codec, '-f', 'mulaw', 'pipe:3']`

test.each([
  ['an output', `const p = spawn(ffmpeg, ${MULAW}); p.stdout.on('data', (c) => put(c))`],
  ['another output', `const p = spawn(ffmpeg, ${MULAW}, { stdio }); p.stdio[3].on('data', (c) => put(c))`],
  ['arguments in a const', `const args = ${MULAW}; const p = spawn(ffmpeg, args); p.stdout.on('data', (c) => put(c))`],
])('hears speech: %s', (_, code) => {
  expect(hears(code)).toBe(true)
})

test.each([
  ['a film', `const p = spawn(ffmpeg, ['-i', url, '-f', 'mpegts', '-']); p.stdout.on('data', (c) => put(c))`],
  [
    'speech that comes in',
    `const p = spawn(f, ['-f', 'mulaw', '-i', '-', '-f', 'wav']); p.stdout.on('data', (c) => put(c))`,
  ],
  ['arguments of elsewhere', `const p = spawn(ffmpeg, args); p.stdout.on('data', (c) => put(c))`],
  ['another process', `const p = make(ffmpeg, ${MULAW}); p.stdout.on('data', (c) => put(c))`],
  ['another source', `const p = spawn(ffmpeg, ${MULAW}); req.on('data', (c) => put(c))`],
])('hears no speech: %s', (_, code) => {
  expect(hears(code)).toBe(false)
})
