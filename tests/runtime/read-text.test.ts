import { Readable } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readText } from '../../runtime/src/index.ts'
import { errorOf } from './settling.ts'

afterEach(() => void vi.unstubAllGlobals())

describe('readText', () => {
  it('decodes letters that are cut by chunks', async () => {
    const bytes = new TextEncoder().encode('aä€😀')
    const single = [...bytes].map((byte) => new Uint8Array([byte]))
    expect(await readText(single, { maxBytes: 10 })).toBe('aä€😀')
    expect(await readText(new Response('ä€'), { maxBytes: 5 })).toBe('ä€')
    expect(await readText([], { maxBytes: 5 })).toBe('')
  })

  it('takes text as it is, also halves of a letter, and mixed with bytes', async () => {
    const source = Readable.from(['ä', '€'])
    expect(await readText(source, { maxBytes: 5, encoding: 'latin1' })).toBe('ä€')
    expect(await readText(['\ud83d', '\ude00'], { maxBytes: 6 })).toBe('😀')
    expect(await readText(['a', Buffer.from('bä'), 'c', Buffer.from('d')], { maxBytes: 6 })).toBe('abäcd')
  })

  it('knows the encodings of TextDecoder', async () => {
    expect(await readText([new Uint8Array([0xe4])], { maxBytes: 5, encoding: 'latin1' })).toBe('ä')
    expect(await readText([Buffer.from('hé', 'utf16le')], { maxBytes: 5, encoding: 'utf-16le' })).toBe('hé')
  })

  it('as response.text(): no byte order mark, U+FFFD for what is no text', async () => {
    expect(await readText([Buffer.from('\ufeffa')], { maxBytes: 5 })).toBe('a')
    expect(await readText([new Uint8Array([0x61, 0xff, 0xe2, 0x82])], { maxBytes: 5 })).toBe('a\ufffd\ufffd')
  })

  it('counts bytes, not letters, also where there is no Buffer', async () => {
    for (const host of [globalThis.Buffer, undefined]) {
      vi.stubGlobal('Buffer', host)
      expect(await readText(['ä€'], { maxBytes: 5 })).toBe('ä€')
      expect((await errorOf(readText(['ä€'], { maxBytes: 4 }))).code).toBe('BACKPRESSURE_TOO_LARGE')
    }
  })

  it.each([
    ['an encoding', () => readText([], { maxBytes: 1, encoding: 5 as never }), '`encoding` to be a string, got 5'],
    ['an unknown encoding', () => readText([], { maxBytes: 1, encoding: 'utf-9' }), '`encoding` to be a label'],
    ['no options', () => readText([], undefined as never), '`options`'],
    ['maxBytes', () => readText([], { maxBytes: 1.5 }), '`maxBytes`'],
    ['signal', () => readText([], { maxBytes: 1, signal: {} as never }), '`signal`'],
  ])('refuses %s', async (_, act, message) => {
    const error = await errorOf(act())
    expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
  })
})
