import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { putOf } from '../../rules/analysis/puts.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { pauseSource } from '../../rules/edits/pause-source.ts'
import { edited } from './edited.ts'

const pause = (code: string) =>
  edited(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const put = putOf(context, call)
    const [reason] = repetitionsOf(context, call)
    return put && reason ? pauseSource(context, put, reason) : null
  })

describe('pauseSource', () => {
  test.each<[name: string, code: string, output: string]>([
    [
      'a statement',
      `source.on('data', (c) => { sink.write(c); n++ })`,
      `source.on('data', (c) => { if (!sink.write(c)) { source.pause(); ` +
        `sink.once('drain', () => source.resume()) } n++ })`,
    ],
    [
      'an arrow',
      `source.on('data', (c) => sink.write(c))`,
      `source.on('data', (c) => { if (!sink.write(c)) { source.pause(); sink.once('drain', () => source.resume()) } })`,
    ],
    [
      'members',
      `this.up.on('data', (c) => { this.socket.write(c) })`,
      `this.up.on('data', (c) => { if (!this.socket.write(c)) { ` +
        `this.up.pause(); this.socket.once('drain', () => this.up.resume()) } })`,
    ],
    [
      'a line of its own',
      `on(() => {\n  source.on('data', (c) => {\n    sink.write(c);\n  });\n})`,
      `on(() => {\n  source.on('data', (c) => {\n    if (!sink.write(c)) {\n      source.pause();\n` +
        `      sink.once('drain', () => source.resume());\n    }\n  });\n})`,
    ],
    [
      'a line of its own, without semicolons',
      `source.on('data', (c) => {\n\tsink.write(c)\n})`,
      `source.on('data', (c) => {\n\tif (!sink.write(c)) {\n\t\tsource.pause()\n` +
        `\t\tsink.once('drain', () => source.resume())\n\t}\n})`,
    ],
    [
      'a branch with an else',
      `source.on('data', (c) => { if (a) sink.write(c); else b() })`,
      `source.on('data', (c) => { if (a) { if (!sink.write(c)) { source.pause(); ` +
        `sink.once('drain', () => source.resume()) } } else b() })`,
    ],
    [
      'an if within an if, and its else',
      `source.on('data', (c) => { if (a) if (b) c(); else sink.write(c); else d() })`,
      `source.on('data', (c) => { if (a) if (b) c(); else { if (!sink.write(c)) { source.pause(); ` +
        `sink.once('drain', () => source.resume()) } } else d() })`,
    ],
  ])('%s', (_, code, output) => {
    expect(pause(code)).toBe(output)
  })

  test.each<[name: string, code: string]>([
    ['another event', `source.on('line', (c) => { sink.write(c) })`],
    ['a listener by name', `const f = (c) => { sink.write(c) }\nsource.on('data', f)`],
    ['a source without a name', `open().on('data', (c) => { sink.write(c) })`],
    ['a sink without a name', `source.on('data', (c) => { sinks[c.id].stream.write(c) })`],
    ['a source that may not be there', `source?.on('data', (c) => { sink.write(c) })`],
    ['a loop, which would listen with each turn', `source.on('data', (c) => { for (const p of c) sink.write(p) })`],
    ['another this', `this.up.on('data', function (c) { sink.write(c) })`],
    ['part of an expression', `source.on('data', (c) => { ok && sink.write(c) })`],
    ['a comment that would be lost', `source.on('data', (c) => { sink.write(c) /* all */; })`],
    ['a loop that is no listener', `for (const c of cs) sink.write(c)`],
  ])('%s: no edit', (_, code) => {
    expect(pause(code)).toBeNull()
  })
})
