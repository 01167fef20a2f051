import rule from '../../rules/no-unbounded-accumulation.ts'
import { untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

/** Code, with the line of what grows in the reply. */
const found = (table: Record<string, readonly [code: string, line: number]>) =>
  Object.entries(table).map(([name, [code, line]]) => ({
    name,
    code,
    errors: [{ messageId: 'remote' as const, data: { source: 'res' }, line, suggestions: null }],
  }))

const GET = `import https from 'https'\n`

untyped.run('no-unbounded-accumulation, of replies that are failures', rule, {
  valid: cases({
    'a range of success that it is outside of':
      `${GET}https.get(url, (res) => { const status = res.statusCode ?? -1\n` +
      `  if (status < 200 || status >= 300) { const chunks = []; res.on('data', (c) => chunks.push(c))\n` +
      `    res.on('end', () => { const body = Buffer.concat(chunks).toString()\n` +
      `      done.reject(new StatusError({ message: \`failed: \${body}\` })) }); return }\n  res.pipe(out) })`,
    'a predicate that looks at it on the way':
      `${GET}https.get(url, (res) => { if (res.statusCode && res.statusCode >= 400) { const chunks = []\n` +
      `  res.on('data', (c) => { chunks.push(Buffer.from(c)) })\n` +
      `  res.on('end', () => { const body = Buffer.concat(chunks); if (isDisabled(body)) { done(); return }\n` +
      `    reject(new Error(\`failed: \${body.toString('utf8')}\`)) }); return }\n  res.resume() })`,
    'after success has left':
      `${GET}https.get(url, (res) => { if (res.statusCode === 200) { resolve(res); return }\n` +
      `  let text = ''; res.on('data', (c) => { text += c }).on('end', () => reject(new Error(text))) })`,
    'the body of a fetch that is not ok':
      `async function f(url) { const res = await fetch(url); if (!res.ok) { let text = ''\n` +
      `  for await (const c of res.body) text += decode(c)\n` +
      `  throw new HttpError(res.status, text) } return res.body }`,
  }),
  invalid: found({
    'a range of success that it is in': [
      `${GET}https.get(url, (res) => { const status = res.statusCode ?? -1\n` +
        `  if (status >= 200 && status < 300) { const chunks = []\n    res.on('data', (c) => chunks.push(c))\n` +
        `    res.on('end', () => { const body = Buffer.concat(chunks); reject(new Told(body)) }) } })`,
      4,
    ],
    'a predicate, and it is handed on': [
      `${GET}https.get(url, (res) => { if (res.statusCode && res.statusCode >= 400) { const chunks = []\n` +
        `  res.on('data', (c) => { chunks.push(Buffer.from(c)) })\n` +
        `  res.on('end', () => { const body = Buffer.concat(chunks); done(body) }) } })`,
      3,
    ],
    'either of two tests': [
      `${GET}https.get(url, (res) => { if (res.statusCode >= 400 || verbose) { let text = ''\n` +
        `  res.on('data', (c) => { text += c }).on('end', () => reject(new Error(text))) } })`,
      3,
    ],
    'after failure has left': [
      `${GET}https.get(url, (res) => { if (res.statusCode !== 200) { reject(); return }\n` +
        `  let text = ''; res.on('data', (c) => { text += c }).on('end', () => reject(new Error(text))) })`,
      3,
    ],
  }),
})
