import rule from '../../rules/no-unchecked-send.ts'
import { untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const silent = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

/** What stands next to a silent case, and is reported: the same shape without the fact that makes it silent. */
const spoken = (table: Record<string, readonly ['broadcast' | 'forwarded' | 'pumped', code: string]>) =>
  Object.entries(table).map(([name, [messageId, code]]) => ({ name, code, errors: [{ messageId }] }))

untyped.run('no-unchecked-send beside messages of words', rule, {
  valid: silent({
    'the tokens of a text':
      `async function f(ws: WebSocket) { for await (const ev of tokenizer) ` +
      `ws.send(JSON.stringify({ type: 'speak', text: ev.token + ' ' })) }`,
    'words of a text through a helper':
      `async function f(ws: WebSocket) { const say = (m) => { ws.send(JSON.stringify(m)) }\n` +
      `for await (const ev of tokenizer) say({ id, text: ev.token }) }`,
    'the moves of a mouse': `function f(ws: WebSocket) { for (const e of events) ws.send(JSON.stringify([2, Math.round(e.x * 9), 0])) }`,
    'what is at which step': `function f(ws: WebSocket) { for (const job of jobs) ws.send(JSON.stringify({ id: job.id, done: true })) }`,
  }),
  invalid: spoken({
    'the frames of a call': [
      'pumped',
      `async function f(ws) { for await (const ev of frames) if (ws.readyState === 1) ` +
        `ws.send(JSON.stringify({ type: 'audio', audio: ev.data })) }`,
    ],
    'a text to all': [
      'broadcast',
      `function tell(all, text) { for (const c of all) if (c.readyState === 1) c.send(JSON.stringify({ text })) }`,
    ],
    'words that another stream sends': [
      'forwarded',
      `function f(ws) { proc.stdout.on('data', (text) => { if (ws.readyState === 1) ` +
        `ws.send(JSON.stringify({ text })) }) }`,
    ],
  }),
})
