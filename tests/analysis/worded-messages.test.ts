import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { isWorded } from '../../rules/analysis/worded-messages.ts'
import { ask } from '../code.ts'

const worded = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const [reason] = repetitionsOf(context, call)
    const [item] = call.arguments
    return reason && item && isWorded(context, item, reason)
  })

/** The message of a turn that brings `x`. */
const turn = (message: string, before = '') =>
  worded(`async function f(o) { for await (const x of xs) { ${before}
  put(${message}) } }`)

describe('isWorded', () => {
  test.each([
    ['a piece of a text', `JSON.stringify({ type: 'speak', text: x.token })`],
    ['one with a space', `JSON.stringify({ text: x.token + ' ', more: \`\${x.word}.\` })`],
    ['encoded in bytes', `Buffer.from(encode({ event: 'text', text: x.sentence.trim() }))`],
    ['ids and flags', `JSON.stringify({ contextId: x.contextId, close: true, last: !x.more, at: Date.now() })`],
    ['numbers', `JSON.stringify([2, 2, 0, Math.round(x.x * 32767), x.y * 2])`],
    ['settings', `JSON.stringify({ id: x.id, ...defaults, voice: x.opts.voice, rate: o.rate, v: clean(o.v) })`],
    ['what is made of words, by its key', `JSON.stringify({ transcript: clean(x.token) })`],
    ['what a call says that it answers', `JSON.stringify({ content: extractText(x) })`],
    ['one of two', `JSON.stringify({ text: x.ok ? x.text : '' })`],
  ])('%s', (_, message) => {
    expect(turn(message)).toBe(true)
  })

  test.each([
    ['a const of the turn', `const text = x.token; const m = JSON.stringify({ text })`, 'm'],
    ['a text that is added to', `let text = x.token; if (o.spaced) text += ' '`, 'JSON.stringify({ text })'],
    ['a message that is filled', `const m = { id: x.id }; if (x.text) m.text = x.text; m.done = true`, 'stringify(m)'],
    ['a checked message', `const m = await schema.parseAsync({ text: x.text })`, 'JSON.stringify(m)'],
    ['a part of the turn', `const { token } = x`, 'JSON.stringify({ t: token })'],
  ])('%s', (_, before, message) => {
    expect(turn(message, before)).toBe(true)
  })

  test('what a caller hands in', () => {
    const helper = `const say = async (m, w) => put(JSON.stringify({ ...base, ...{}, m: m, w }))\n`
    const code = `const say = (m) => put(JSON.stringify(m))\nfor (const x of xs) say({ text: x.text })`
    expect(worded(code)).toBe(true)
    expect(worded(`${helper}for (const x of xs) say(x.text, x.token)`)).toBe(true)
    expect(worded(`${helper}for (const x of xs) say(x.text, x)`)).toBe(false)
  })

  test.each([
    ['the element itself', `JSON.stringify(x)`],
    ['the element in an envelope', `JSON.stringify({ type: 'x', x })`],
    ['bytes', `JSON.stringify({ audio: Buffer.from(x.data).toString('base64') })`],
    ['bytes beside words', `JSON.stringify({ id: x.id, audio: x.audio })`],
    ['what is spread', `JSON.stringify({ type: 'x', ...x })`],
    ['a list', `JSON.stringify({ id: x.id, rows: [...x.rows] })`],
    ['what another makes of it', `JSON.stringify({ id: x.id, frame: render(x.text) })`],
    ['what is made anew', `JSON.stringify({ id: x.id, picture: grab() })`],
    ['what others keep of a stream', `JSON.stringify({ id: x.id, frame: o.lastFrame })`],
    ['a text alone', `x.text`],
    ['what is not seen', `make(x)`],
  ])('not %s', (_, message) => {
    expect(turn(message)).toBe(false)
  })

  test.each([
    ['text of a stream of bytes', `const text = x.toString()`, 'JSON.stringify({ text })'],
    ['a message that is filled with more', `const m = { id: x.id }; m.data = x.data`, 'JSON.stringify(m)'],
    ['one that is filled under any key', `const m = { id: x.id }; m[x.key] = x.text`, 'JSON.stringify(m)'],
  ])('not %s', (_, before, message) => {
    expect(turn(message, before)).toBe(false)
  })
})
