import { describe, expect, test } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { sizeCheckOf } from '../../rules/analysis/size-checks.ts'
import { ask } from '../code.ts'

/** The text of the check, in a file where `add()` has the given body and `q` is drained. */
const check = (body: string, more = '') =>
  ask(`let q = []; function add(x) { ${body} } function next() { return q.shift() } ${more}`, 'Program', (context) => {
    const [queue] = queuesOf(context)
    if (!queue) throw new Error('no queue')
    const node = sizeCheckOf(context, queue)
    return node && context.sourceCode.getText(node)
  })

const FLUSH = 'async function flush() { const all = q; q = []; n = 0; await save(all) }'

describe('sizeCheckOf finds', () => {
  test.each<[name: string, body: string, expected: string, more?: string]>([
    ['a comparison before', 'if (q.length >= max) return; q.push(x)', 'q.length >= max'],
    ['one after', 'q.push(x); if (q.length > 100) q.shift()', 'q.length > 100'],
    ['the limit on the left', 'if (MAX <= q.length) return; q.push(x)', 'MAX <= q.length'],
    ['the last leaves for a new first', 'q.unshift(x); q = q.slice(0, q.length - 1)', 'q'],
    ['the first leaves for a new last', 'q.push(x); q = q.slice(1)', 'q'],
    ['a sum', 'if (q.length + 1 > max) return; q.push(x)', 'q.length + 1 > max'],
    ['a copy', 'const n = q.length; if (n > max) return; q.push(x)', 'n > max'],
    [
      'a comparison elsewhere',
      'q.push(x)',
      'q.length > this.max',
      'class A { trim() { if (q.length > this.max) f() } }',
    ],
    ['a function that is told the size', 'if (isFull(q.length)) return; q.push(x)', 'isFull(q.length)'],
    ['a function that trims', 'q.push(x); trim(q)', 'trim(q)'],
    ['the last few', 'q.push(x); q = q.slice(-9)', 'q.slice(-9)'],
    ['the last few, by a copy', 'if (on) q.push(x); else q = [...q, x].slice(-9)', '[...q, x].slice'],
    ['a cut', 'q.push(x); q.splice(100)', 'q.splice(100)'],
    ['a count of bytes', 'if (bytes > MAX_BYTES) return; q.push(x)', 'if (bytes > MAX_BYTES) return;'],
    ['room', 'if (bytes < limit) q.push(x)', 'if (bytes < limit) q.push(x)'],
    ['a full sign', 'if (full) throw new Error(); q.push(x)', 'if (full) throw new Error();'],
    [
      'a count at which all leaves',
      'q.push(x); n += x.length; if (n >= part) flush()',
      'if (n >= part) flush()',
      FLUSH,
    ],
    ['a pause', 'q.push(x); socket.pause()', 'socket.pause()'],
  ])('%s', (_, body, expected, more) => {
    expect(check(body, more)).toBe(expected)
  })

  test('the oldest thrown away beside the put', () => {
    expect(check('while (q.length > 0) q.shift(); q.push(x)')).toBe('q')
  })

  test('the oldest taken out while there are too many bytes', () => {
    expect(check('q.push(x); bytes += x.length; while (bytes > maxBytes) bytes -= q.shift().length')).toBe('q')
  })

  test('a getter that others ask', () => {
    const found = ask(
      'class A { q = []; get size() { return this.q.length } add(x) { if (this.size < 9) this.q.push(x) } }',
      'Program',
      (context) => {
        const node = sizeCheckOf(context, queuesOf(context)[0]!)
        return node && context.sourceCode.getText(node)
      },
    )
    expect(found).toBe('this.size < 9')
  })
})

describe('no check of the size is', () => {
  test.each<[name: string, body: string, more?: string]>([
    ['one that leaves at times', 'q.push(x); if (old) q = q.slice(1)'],
    ['one that leaves elsewhere', 'q.push(x)', 'function next() { q = q.slice(1) }'],
    ['whether there is anything', 'q.push(x); if (q.length > 0) run()'],
    ['whether it is the first', 'q.push(x); if (q.length === 1) run()'],
    ['a walk by index', 'for (let i = 0; i < q.length; i++) go(q[i]); q.push(x)'],
    ['a limit of what runs', 'if (running < max) run(x); else q.push(x)'],
    ['a limit of what runs, left first', 'if (running < limit) { run(x); return } q.push(x)'],
    ['a count at which one leaves', 'q.push(x); n += x.length; if (n >= part) next()'],
    ['a count at which all may leave', 'q.push(x); n += 1; if (n >= part) { if (open) flush() }', FLUSH],
    ['another count', 'q.push(x); n += 1; if (m >= part) flush()', FLUSH],
    ['a limit of something else', 'q.push(x)', 'function other(y) { if (y > max) return }'],
  ])('%s', (_, body, more) => {
    expect(check(body, more)).toBeUndefined()
  })
})
