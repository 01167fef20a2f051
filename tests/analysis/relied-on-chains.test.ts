import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { pipeChainOf } from '../../rules/analysis/pipe-chains.ts'
import { isReliedOn } from '../../rules/analysis/relied-on-chains.ts'
import { hearingOf } from '../../rules/analysis/stream-errors.ts'
import { ask } from '../code.ts'

/** Whether somebody counts on the chain when its source fails. */
const relied = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="pipe"]:exit', (context, call: TSESTree.CallExpression) => {
    const chain = pipeChainOf(call)
    const source = chain?.streams[0]
    if (!chain || !source) return undefined
    const hearings = chain.streams.map((stream, i) =>
      hearingOf(context, stream, i === 0 ? 'source' : i === chain.streams.length - 1 ? 'sink' : 'middle'),
    )
    return isReliedOn(context, chain, hearings, source)
  })

describe('isReliedOn', () => {
  test.each([
    ['who gets the end', `const f = (a) => fs.createReadStream(a).pipe(unzip())`],
    ['who has the sink', `function f(out) { fs.createReadStream(a).pipe(out) }`],
    ['who waits for the sink', `const out = open(); read().pipe(out); out.once('finish', done)`],
    ['who waits for the source', `const a = read(); a.on('end', done); a.pipe(open())`],
    ['who is answered', `app.get('/', (req, res) => { read().pipe(res) })`],
    ['who sends', `import http from 'http'; http.createServer((req) => { req.pipe(open()) })`],
  ])('%s', (_, code) => {
    expect(relied(code)).toBe(true)
  })

  test.each([
    ['a copy', `fs.createReadStream(a).pipe(fs.createWriteStream(b))`],
    ['an event that is no end', `const out = open(); read().pipe(out); out.on('open', done)`],
    ['the end of another stream', `const out = open(); read().pipe(out); other.on('finish', done)`],
  ])('not in %s', (_, code) => {
    expect(relied(code)).toBe(false)
  })
})
