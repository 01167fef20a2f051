import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { toPull } from '../../rules/edits/pull-stream.ts'
import { edited } from './edited.ts'

const stream = (start: string): string => `new ReadableStream({ async start(c) { ${start} } })`
const pulling = (body: string): string => `ReadableStream.from((async function* () { ${body} })())`

describe('lets the reader pull', () => {
  it.each([
    {
      name: 'a source as it is',
      code: 'new ReadableStream({ async start(c) { for await (const x of source()) { c.enqueue(x) } c.close() } })',
      output: 'ReadableStream.from(source())',
    },
    {
      name: 'a type and an arrow',
      code: 'new ReadableStream<string>({ start: async (c) => { for await (const x of xs) c.enqueue(x); c.close() } })',
      output: 'ReadableStream.from<string>(xs)',
    },
    {
      name: 'a source that is changed',
      code:
        'new ReadableStream({ async start(c) { for await (const x of xs) { /* text */ ' +
        'c.enqueue(encode(x)) } c.close() } })',
      output:
        'ReadableStream.from((async function* () { for await (const x of xs) { /* text */ yield encode(x) } })())',
    },
    {
      name: 'a failure that is told',
      code:
        'new web.ReadableStream({ async start(c) { try { for await (const x of xs) ' +
        'c.enqueue(x.y); c.close() } catch (e) { c.error(e) } } })',
      output: 'web.ReadableStream.from((async function* () { for await (const x of xs) yield x.y; })())',
    },
    {
      name: 'a reader',
      code:
        'new ReadableStream({ async start(c) { while (true) { const { done, value } = await ' +
        'r.read(); if (done) { c.close(); return } c.enqueue(value) } } })',
      output:
        'ReadableStream.from((async function* () { while (true) { const { done, value } = await ' +
        'r.read(); if (done) { return } yield value } })())',
    },
    {
      name: 'a source as it is, closed in finally',
      code: stream('try { for await (const x of xs) c.enqueue(x) } finally { c.close() }'),
      output: 'ReadableStream.from(xs)',
    },
    {
      name: 'a source as it is, with its failure told',
      code: stream('try { for await (const x of xs) c.enqueue(x); c.close() } catch (e) { c.error(e) }'),
      output: 'ReadableStream.from(xs)',
    },
    {
      name: 'a failure that is told, beside work in finally',
      code: stream(
        'try { for await (const x of xs) c.enqueue(x.y); c.close() } ' +
          'catch (e) { c.error(e); return } finally { r.end() }',
      ),
      output: pulling('try { for await (const x of xs) yield x.y; } finally { r.end() }'),
    },
    {
      name: 'a failure that is swallowed',
      code: stream('try { for await (const x of xs) c.enqueue(x.y) } catch (e) { log(e) } finally { c.close() }'),
      output: pulling('try { for await (const x of xs) yield x.y } catch (e) { log(e) }'),
    },
    {
      name: 'a failure that is logged',
      code: stream('try { for await (const x of xs) c.enqueue(x.y); c.close() } catch (e) { log(e); c.error(e) }'),
      output: pulling('try { for await (const x of xs) yield x.y; } catch (e) { log(e); throw e }'),
    },
    {
      name: 'a failure of another name',
      code: stream('try { for await (const x of xs) c.enqueue(x.y); c.close() } catch (e) { c.error(wrap(e)) }'),
      output: pulling('try { for await (const x of xs) yield x.y; } catch (e) { throw wrap(e) }'),
    },
    {
      name: 'a failure that ends it as its end does',
      code: stream('try { for await (const x of xs) c.enqueue(x.y); c.close() } catch { c.close() }'),
      output: pulling('try { for await (const x of xs) yield x.y; } catch { return }'),
    },
    {
      name: 'work in finally before the close',
      code: stream('try { for await (const x of xs) c.enqueue(x.y) } finally { await r.end(); c.close() }'),
      output: pulling('try { for await (const x of xs) yield x.y } finally { await r.end(); }'),
    },
    {
      name: 'a way out by error',
      code: stream('for await (const x of xs) { if (x.bad) { c.error(x.bad); return } c.enqueue(x.y) } c.close()'),
      output: pulling('for await (const x of xs) { if (x.bad) { throw x.bad; } yield x.y }'),
    },
    {
      name: 'a failure that leaves a loop',
      code: stream('for (;;) { try { c.enqueue(await next()) } catch (e) { c.error(e); break } }'),
      output: pulling('for (;;) { yield await next() }'),
    },
    {
      name: 'a close in the last turn of a loop',
      code: stream('while (!end) { const v = await next(); if (v) { c.enqueue(v) } else { end = true; c.close() } }'),
      output: pulling('while (!end) { const v = await next(); if (v) { yield v } else { end = true; return } }'),
    },
    {
      name: 'lines',
      code: `function f() {
  return new ReadableStream({
    async start(c) {
      try {
        // all of them
        for await (const x of xs) {
          c.enqueue(
            encode(
              x,
            ),
          );
          text(\`
            as it is\`);
        }
        c.close();
      } catch (e) {
        c.error(e);
      }
    },
  });
}`,
      output: `function f() {
  return ReadableStream.from((async function* () {
    // all of them
    for await (const x of xs) {
      yield encode(
        x,
      );
      text(\`
            as it is\`);
    }
  })());
}`,
    },
  ])('$name', ({ code, output }) => expect(pulled(code)).toBe(output))
})

describe('leaves', () => {
  const start = 'async start(c) { for await (const x of xs) c.enqueue(x); c.close() }'
  it.each([
    { name: 'a strategy', code: `new ReadableStream({ ${start} }, { highWaterMark: 4 })` },
    { name: 'a cancel', code: `new ReadableStream({ ${start}, cancel() { stop() } })` },
    {
      name: 'a start that does not wait',
      code: "new ReadableStream({ start(c) { s.on('data', (x) => c.enqueue(x)) } })",
    },
    {
      name: 'a controller that gets out',
      code: 'new ReadableStream({ async start(c) { for await (const x of xs) put(c, x) } })',
    },
    {
      name: 'a controller that listeners use',
      code: "new ReadableStream({ async start(c) { s.on('data', (x) => { c.enqueue(x) }) } })",
    },
    {
      name: 'a start with work after the end',
      code: 'new ReadableStream({ async start(c) { for await (const x of xs) c.enqueue(x); c.close(); await log() } })',
    },
    {
      name: 'a this',
      code: 'new ReadableStream({ async start(c) { for await (const x of this.xs) c.enqueue(x) } })',
    },
    { name: 'a comment that would be lost', code: `new ReadableStream({ /* pump */ ${start} })` },
    {
      name: 'work behind a try that closes',
      code: stream('try { for await (const x of xs) c.enqueue(x.y); c.close() } catch (e) { c.error(e) } await log()'),
    },
    {
      name: 'a close that other work follows in finally',
      code: stream('try { for await (const x of xs) c.enqueue(x.y) } finally { c.close(); await r.end() }'),
    },
    {
      name: 'a close in finally with each turn',
      code: stream('for (const s of ss) { try { c.enqueue(await s()) } finally { c.close() } }'),
    },
    {
      name: 'a chunk in finally, which a reader that leaves would be held up by',
      code: stream("try { for await (const x of xs) c.enqueue(x) } finally { c.enqueue('end'); c.close() }"),
    },
    {
      name: 'an error that a catch around would take',
      code: stream(
        'try { for await (const x of xs) { if (x.bad) { c.error(x); return } c.enqueue(x) } } catch (e) { log(e) }',
      ),
    },
    {
      name: 'an error in finally',
      code: stream('try { for await (const x of xs) c.enqueue(x.y) } finally { c.error(new Error(over)) }'),
    },
    {
      name: 'a break out of a switch',
      code: stream(
        'for await (const x of xs) { ' + 'switch (x.type) { case 1: { c.close(); break } default: c.enqueue(x) } }',
      ),
    },
    {
      name: 'a comment in what would go',
      code: stream('try { for await (const x of xs) c.enqueue(x.y) } finally { /* always */ c.close() }'),
    },
    {
      name: 'a name that another would meet',
      code: stream(
        'const r = of(xs); try { const xs = r.all; for await (const x of xs) c.enqueue(x.y) } ' +
          'finally { c.close() }',
      ),
    },
    { name: 'a source elsewhere', code: 'new ReadableStream(source)' },
  ])('$name', ({ code }) => expect(pulled(code)).toBeNull())
})

function pulled(code: string): string | null {
  return edited<TSESTree.NewExpression>(code, 'NewExpression', toPull)
}
