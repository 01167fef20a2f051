import rule from '../../rules/no-unawaited-writer.ts'
import { typed, untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

const found = (
  messageId: 'unawaited' | 'forwarded',
  writer: string,
  line: number,
  column: number,
  output?: string,
) => ({
  messageId,
  data: { writer },
  line,
  column,
  suggestions: output === undefined ? null : [{ messageId: 'await' as const, output }],
})

const MADE = `const { readable, writable } = new TransformStream()\nconst writer = writable.getWriter()\n`

untyped.run('no-unawaited-writer', rule, {
  valid: [],
  invalid: [
    {
      name: 'a pump into a stream that is handed in',
      code:
        `async function f(out: WritableStream, s) {\n  const writer = out.getWriter()\n` +
        `  for await (const c of s) writer.write(c)\n}`,
      errors: [
        found(
          'unawaited',
          'writer',
          3,
          28,
          `async function f(out: WritableStream, s) {\n  const writer = out.getWriter()\n` +
            `  for await (const c of s) await writer.write(c)\n}`,
        ),
      ],
    },
    {
      name: 'what comes beside the pieces of a text',
      code:
        `async function f(out, words, text) { const w = out.getWriter(); let at = 0\n` +
        `for await (const word of words) { const piece = text.slice(at, 9); at += 9; w.write({ piece, word }) } }`,
      errors: [
        found(
          'unawaited',
          'w',
          2,
          77,
          `async function f(out, words, text) { const w = out.getWriter(); let at = 0\n` +
            `for await (const word of words) { const piece = text.slice(at, 9); at += 9; ` +
            `await w.write({ piece, word }) } }`,
        ),
      ],
    },
    {
      name: 'getWriter() of something unknown',
      code: `async function f(out, s) { const w = out.getWriter()\n  for await (const c of s) void w.write(c) }`,
      errors: [
        found(
          'unawaited',
          'w',
          2,
          33,
          `async function f(out, s) { const w = out.getWriter()\n  for await (const c of s) await w.write(c) }`,
        ),
      ],
    },
    {
      name: 'an annotated writer',
      code:
        `async function f(w: WritableStreamDefaultWriter, r) {\n` +
        `  while (true) { const { value, done } = await r.read(); if (done) break; w.write(value) } }`,
      errors: [
        found(
          'unawaited',
          'w',
          2,
          75,
          `async function f(w: WritableStreamDefaultWriter, r) {\n` +
            `  while (true) { const { value, done } = await r.read(); if (done) break; await w.write(value) } }`,
        ),
      ],
    },
    {
      name: 'a readable that has not left: no change',
      code: `async function f(s) {\n${MADE}for await (const c of s) writer.write(c)\nreturn new Response(readable) }`,
      errors: [found('unawaited', 'writer', 4, 26)],
    },
    {
      name: 'a pump that runs apart',
      code:
        `function f(s) {\n${MADE}const pump = async () => { for await (const c of s) writer.write(c) }\n` +
        `void pump()\nreturn new Response(readable) }`,
      errors: [
        found(
          'unawaited',
          'writer',
          4,
          53,
          `function f(s) {\n${MADE}const pump = async () => { for await (const c of s) await writer.write(c) }\n` +
            `void pump()\nreturn new Response(readable) }`,
        ),
      ],
    },
    {
      name: 'a writer of a caller who still holds the readable: no change',
      code:
        `async function pump(w, s) { for await (const c of s) w.write(c) }\n` +
        `async function f(s) {\n${MADE}await pump(writer, s)\nreturn readable }`,
      errors: [found('unawaited', 'w', 1, 54)],
    },
    {
      name: 'a pump that is awaited: no change',
      code:
        `async function f(s) {\n${MADE}const pump = async () => { for await (const c of s) writer.write(c) }\n` +
        `await pump()\nreturn new Response(readable) }`,
      errors: [found('unawaited', 'writer', 4, 53)],
    },
    {
      name: 'a sink of its own',
      code:
        `const w = new WritableStream({ write: save }).getWriter()\n` +
        `async function f(rows) { for (const r of rows) w.write(encode(r)) }`,
      errors: [
        found(
          'unawaited',
          'w',
          2,
          48,
          `const w = new WritableStream({ write: save }).getWriter()\n` +
            `async function f(rows) { for (const r of rows) await w.write(encode(r)) }`,
        ),
      ],
    },
    {
      name: 'caught is not awaited',
      code: `async function f(out, s) { const w = out.getWriter(); for await (const c of s) w.write(c).catch(log) }`,
      errors: [found('unawaited', 'w', 1, 80)],
    },
    {
      name: 'ready after the loop',
      code:
        `async function f(out, s) { const w = out.getWriter(); for await (const c of s) { w.write(c) } ` +
        `await w.ready }`,
      errors: [
        found(
          'unawaited',
          'w',
          1,
          82,
          `async function f(out, s) { const w = out.getWriter(); for await (const c of s) { await ` +
            `w.write(c) } await w.ready }`,
        ),
      ],
    },
    {
      name: 'a helper whose promise is dropped',
      code:
        `async function f(out, s) { const w = out.getWriter(); const put = (c) => w.write(c)\n` +
        `  for await (const c of s) put(c) }`,
      errors: [found('unawaited', 'w', 1, 74)],
    },
    {
      name: 'a listener',
      code: `const w = out.getWriter()\nsocket.on('data', (d) => { w.write(d) })`,
      errors: [found('forwarded', 'w', 2, 28)],
    },
    {
      name: 'a field',
      code: `class A { w = this.out.getWriter(); f() { s.on('data', (d) => this.w.write(d)) } }`,
      errors: [found('forwarded', 'this.w', 1, 63)],
    },
  ],
})

untyped.run('no-unawaited-writer is silent on', rule, {
  valid: cases({
    'pieces of a text that is held anyway':
      `class A { writer = this.out.getWriter(); text = ''; async run(words) { let at = 0\n` +
      `for await (const word of words) { const end = this.text.indexOf(word, at) + word.length\n` +
      `const piece = this.text.slice(at, end); at = end; this.writer.write(timed({ text: piece })) } } }`,
    'the write is awaited':
      `async function f(out, s) { const w = out.getWriter(); for await (const c of s) await ` + `w.write(c) }`,
    'ready is awaited':
      `async function f(out, s) { const w = out.getWriter(); for await (const c of s) { await ` +
      `w.ready; w.write(c) } }`,
    'ready is awaited, and the write caught':
      `async function f(out, s) { const w = out.getWriter(); for await (const c of s) { await ` +
      `w.ready; w.write(c).catch(log) } }`,
    'desiredSize is read':
      `async function f(out, s) { const w = out.getWriter(); for await (const c of s) { if ` +
      `(w.desiredSize > 0) w.write(c) } }`,
    'desiredSize is read by another method':
      `class A { w = out.getWriter(); async add() { if (this.w.desiredSize <= 0) await this.w.ready; this.flush() }\n` +
      `  flush() { for (const part of this.parts) void this.w.write(part.data.subarray(0, part.end)) } }`,
    'a helper awaits ready':
      `async function f(out, s) { const w = out.getWriter(); const put = async (c) => { await ` +
      `w.ready; w.write(c) }\n  for await (const c of s) await put(c) }`,
    'a helper whose promise is awaited':
      `async function f(out, s) { const w = out.getWriter(); const put = (c) => w.write(c); for await ` +
      `(const c of s) await put(c) }`,
    'the promises are kept':
      `async function f(out, s) { const w = out.getWriter(); for await (const c of s) { last = ` + `w.write(c) } }`,
    'the promise decides':
      `async function f(out, r) { const w = out.getWriter(); for (;;) { const c = await r.read(); if ` +
      `(!(await w.write(c))) return } }`,
    'one write': `const w = out.getWriter()\nw.write(data)\nw.close()`,
    'the source is paused':
      `const w = out.getWriter()\ns.on('data', (d) => { s.pause(); w.write(d).then(() => s.resume()) ` + `})`,
    constants: `async function f(out, s) { const w = out.getWriter(); for await (const c of s) w.write('.') }`,
    'a list in memory': `const w = out.getWriter()\nfor (const c of chunks) w.write(c)`,
    'a list in memory by forEach': `const w = out.getWriter()\nchunks.forEach((c) => w.write(c))`,
    'a literal list': `const w = out.getWriter()\nfor (const c of ['a', 'b']) w.write(encode(c))`,
    'a single event': `const w = out.getWriter()\nsocket.once('open', (d) => { w.write(d) })`,
    'a writer of another kind':
      `createStream({ execute({ writer }) { for await (const c of s) writer.write(c) } })`.replace(
        'execute(',
        'async execute(',
      ),
    'a Node stream': `for await (const c of s) res.write(c)`,
    pipeTo: `await source.pipeTo(out)`,
  }),
  invalid: [],
})

typed.run('no-unawaited-writer with types', rule, {
  valid: [],
  invalid: [
    {
      name: 'a writer that a type tells',
      code:
        `declare const sink: { readonly writer: WritableStreamDefaultWriter<string> }\n` +
        `async function f(s: AsyncIterable<string>) { for await (const c of s) void sink.writer.write(c) }`,
      errors: [found('unawaited', 'sink.writer', 2, 76)],
    },
  ],
})
