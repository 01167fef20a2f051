import rule from '../../rules/no-unread-stream.ts'
import { untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

const branch = (messageId: 'unread' | 'inTurn', branch: string, other: string, line: number, column: number) => ({
  messageId,
  data: { branch, other },
  line,
  column,
})
const body = (response: string, remedy: string, line: number, column: number, output?: string) => ({
  messageId: 'body' as const,
  data: { response, remedy: `${response}.${remedy}` },
  line,
  column,
  suggestions: output === undefined ? null : [{ messageId: 'letGo' as const, output }],
})
const outputs = (output: string, line: number, column: number, after?: string) => ({
  messageId: 'output' as const,
  data: { output },
  line,
  column,
  suggestions: after === undefined ? null : [{ messageId: 'resume' as const, output: after }],
})

const PASS = `import { PassThrough } from 'node:stream'\n`
const SPAWN = `import { spawn } from 'node:child_process'\n`

untyped.run('no-unread-stream', rule, {
  valid: [],
  invalid: [
    {
      name: 'a branch of tee() that nobody names again',
      code: `const [a, b] = stream.tee()\nawait read(a)`,
      errors: [branch('unread', 'b', 'a', 1, 16)],
    },
    {
      name: 'a branch of tee() without a name',
      code: `const [a] = stream.tee()\nawait read(a)`,
      errors: [branch('unread', 'branch 2', 'a', 1, 13)],
    },
    {
      name: 'one branch after the other',
      code: `async function f() { const [a, b] = stream.tee()\n  await hash(a)\n  return save(b) }`,
      errors: [branch('inTurn', 'b', 'a', 1, 37)],
    },
    {
      name: 'one branch after the other, by for await',
      code: `async function f() { const [a, b] = body.tee()\n  for await (const c of b) use(c)\n  await save(a) }`,
      errors: [branch('inTurn', 'a', 'b', 1, 37)],
    },
    {
      name: 'a copy of which only the status is read',
      code: `const res = await fetch(url)\nconst copy = res.clone()\nlog(copy.status)\nawait res.json()`,
      errors: [branch('unread', 'copy', 'res', 2, 14)],
    },
    {
      name: 'an original that nobody reads any more',
      code: `async function f() { const res = await fetch(url)\n  const copy = res.clone()\n  return copy.json() }`,
      errors: [branch('unread', 'res', 'copy', 2, 16)],
    },
    {
      name: 'a second pipe into a stream that nobody reads',
      code: `${PASS}const log = new PassThrough()\nreq.pipe(out)\nreq.pipe(log)\nlog.on('error', fail)`,
      errors: [branch('unread', 'log', 'out', 4, 1)],
    },
    {
      name: 'two pipes, read one after the other',
      code:
        `${PASS}async function f(req) { const a = new PassThrough(); const b = new PassThrough()\n` +
        `  req.pipe(a)\n  req.pipe(b)\n  const text = await read(a)\n  return parse(text, b) }`,
      errors: [branch('inTurn', 'b', 'a', 4, 3)],
    },
    {
      name: 'a status that throws',
      code:
        `async function f() {\n  const res = await fetch(url)\n  if (!res.ok) {\n` +
          `    throw new Error(res.statusText)\n  }\n` +
        `  return res.json()\n}`,
      errors: [
        body(
          'res',
          'body?.cancel()',
          4,
          5,
          `async function f() {\n  const res = await fetch(url)\n  if (!res.ok) {\n    await res.body?.cancel()\n` +
            `    throw new Error(res.statusText)\n  }\n  return res.json()\n}`,
        ),
      ],
    },
    {
      name: 'two ways out, without braces',
      code:
        `async function f() { const res = await fetch(url)\n  if (res.status === 404) return null;\n` +
        `  if (!res.ok) throw new Error('bad');\n  return res.text() }`,
      errors: [
        body(
          'res',
          'body?.cancel()',
          2,
          27,
          `async function f() { const res = await fetch(url)\n` +
            `  if (res.status === 404) {\n    await res.body?.cancel();\n    return null;\n  }\n` +
            `  if (!res.ok) throw new Error('bad');\n  return res.text() }`,
        ),
        body(
          'res',
          'body?.cancel()',
          3,
          16,
          `async function f() { const res = await fetch(url)\n  if (res.status === 404) return null;\n` +
            `  if (!res.ok) {\n    await res.body?.cancel();\n    throw new Error('bad');\n  }\n` +
            `  return res.text() }`,
        ),
      ],
    },
    {
      name: 'a reply of node:http',
      code:
        `import https from 'node:https'\nhttps.get(url, (res) => {\n` +
        `  if (res.statusCode !== 200) { fail(res.statusCode); return }\n  res.pipe(out) })`,
      errors: [
        body(
          'res',
          'resume()',
          3,
          55,
          `import https from 'node:https'\nhttps.get(url, (res) => {\n` +
            `  if (res.statusCode !== 200) { fail(res.statusCode); res.resume(); return }\n  res.pipe(out) })`,
        ),
      ],
    },
    {
      name: 'undici',
      code:
        `import { request } from 'undici'\nasync function f() { const res = await request(url)\n` +
        `  if (res.statusCode >= 400) throw new Error('bad')\n  return res.body.json() }`,
      errors: [
        body(
          'res',
          'body.dump()',
          3,
          30,
          `import { request } from 'undici'\nasync function f() { const res = await request(url)\n` +
            `  if (res.statusCode >= 400) {\n    await res.body.dump()\n    throw new Error('bad')\n  }\n` +
              `  return res.body.json() }`,
        ),
      ],
    },
    {
      name: 'both outputs of a process',
      code: `${SPAWN}const child = spawn('a', args)\nchild.on('exit', done)`,
      errors: [
        outputs(
          'spawn.stdout` and `spawn.stderr',
          2,
          15,
          `${SPAWN}const child = spawn('a', args)\nchild.stdout.resume()\nchild.stderr.resume()\n` +
            `child.on('exit', done)`,
        ),
      ],
    },
    {
      name: 'a reply that is asked for once more',
      code:
        `async function f() {\n  for (let n = 0; n < 3; n++) {\n    const res = await fetch(u)\n` +
        `    if (res.status >= 500) {\n      await sleep(9)\n      continue\n    }\n    return res.json()\n  }\n}`,
      errors: [
        body(
          'res',
          'body?.cancel()',
          6,
          7,
          `async function f() {\n  for (let n = 0; n < 3; n++) {\n    const res = await fetch(u)\n` +
            `    if (res.status >= 500) {\n      await sleep(9)\n      await res.body?.cancel()\n` +
            `      continue\n    }\n    return res.json()\n  }\n}`,
        ),
      ],
    },
    {
      name: 'the other output of a process',
      code: `${SPAWN}const child = spawn('a', args, { cwd });\nchild.stdout.pipe(out);`,
      errors: [
        outputs(
          'spawn.stderr',
          2,
          15,
          `${SPAWN}const child = spawn('a', args, { cwd });\nchild.stderr.resume();\nchild.stdout.pipe(out);`,
        ),
      ],
    },
    {
      name: 'an output that is asked for and read by nobody',
      code: `${SPAWN}const child = spawn('a', args, { stdio: ['ignore', 'pipe', 'pipe'] })\nchild.stderr.pipe(out)`,
      errors: [
        outputs(
          'spawn.stdout',
          2,
          15,
          `${SPAWN}const child = spawn('a', args, { stdio: ['ignore', 'pipe', 'pipe'] })\n` +
            `child.stdout.resume()\nchild.stderr.pipe(out)`,
        ),
      ],
    },
    {
      name: 'a process that nobody keeps',
      code: `${SPAWN}spawn('a', args, { detached: true })`,
      errors: [outputs('spawn.stdout` and `spawn.stderr', 2, 1)],
    },
  ],
})

untyped.run('no-unread-stream is silent on', rule, {
  valid: cases({
    'both branches at the same time': `const [a, b] = s.tee()\nawait Promise.all([read(a), save(b)])`,
    'both branches handed on': `function f(s) { const [a, b] = s.tee(); work(a); return b }`,
    'a branch that is looked into and left': `const [a, b] = s.tee()\nconst r = a.getReader()\nawait r.read()\nsend(b)`,
    'a branch that is cancelled': `const [a, b] = s.tee()\na.cancel()\nawait read(b)`,
    'a branch that is begun before': `const [a, b] = s.tee()\nconst p = save(b)\nawait read(a)\nawait p`,
    'a copy that is read':
      `const res = await fetch(u)\nconst copy = res.clone()\nuse(await copy.text(), await res.json())`,
    'a copy that is handed on':
      `const res = await fetch(u)\nconst copy = res.clone()\ncache.put(u, copy)\nreturnIt(res)`,
    'the copy of a parameter': `async function f(res: Response) { const copy = res.clone(); return copy.json() }`,
    'the copy of something else': `const copy = node.clone()\nawait use(node)`,
    'a copy at once': `const res = await fetch(u)\nlog(await res.clone().text())\nuse(await res.json())`,
    'two pipes that are read': `${PASS}const a = new PassThrough()\nreq.pipe(a)\nreq.pipe(out)\nupload(a)`,
    'two pipes into sinks': `s.pipe(file)\ns.pipe(res)`,
    'two pipes of two sources': `${PASS}const a = new PassThrough()\none.pipe(out)\nother.pipe(a)\nuse(a)`,
    'pipes of two functions': `${PASS}const a = new PassThrough()\nf = () => s.pipe(out)\ng = () => s.pipe(a)`,
    'a body that is read on the way out':
      `async function f() { const res = await fetch(u)\n  if (!res.ok) throw new Error(await res.text())\n` +
        `  return res.json() }`,
    'a response that is handed out':
      `async function f() { const res = await fetch(u)\n  if (!res.ok) throw new HttpError(res)\n  return res.json() }`,
    'a response that another handles':
      `async function f() { const res = await fetch(u)\n  await check(res)\n  if (!res.ok) return\n` +
        `  return res.json() }`,
    'a body that is cancelled':
      `async function f() { const res = await fetch(u)\n` +
        `  if (!res.ok) { await res.body?.cancel(); return }\n  return res.json() }`,
    'a status without a body':
      `async function f() { const res = await fetch(u)\n  if (res.status === 204) return null\n  return res.json() }`,
    'a request for the head':
      `async function f() { const res = await fetch(u, { method: 'HEAD' })\n  if (!res.ok) return\n` +
        `  return res.json() }`,
    'a response that is never read':
      `async function f() { const res = await fetch(u); if (!res.ok) return false; return true }`,
    'a way out for another reason':
      `async function f() { const res = await fetch(u)\n  if (isStopped) return\n  return res.json() }`,
    'a request that is destroyed':
      `import http from 'http'\nconst req = http.get(u, (res) => { if (res.statusCode !== 200) { ` +
        `req.destroy(); return }\n` +
      `  res.pipe(out) })`,
    'a reply that is resumed':
      `import http from 'http'\nhttp.get(u, (res) => { if (res.statusCode !== 200) { res.resume(); return ` +
        `}\n  res.pipe(out) })`,
    'a response of another origin':
      `async function f() { const res = await load(u)\n  if (!res.ok) throw new Error('bad')\n  return res.json() }`,
    'outputs that are read': `${SPAWN}const c = spawn('a')\nc.stdout.on('data', f)\nc.stderr.pipe(process.stderr)`,
    'outputs that are ignored': `${SPAWN}const c = spawn('a', [], { stdio: 'ignore' })\nc.on('exit', f)`,
    'outputs of the parent':
      `${SPAWN}const c = spawn('a', [], { stdio: ['pipe', 'inherit', 'inherit'] })\nc.stdin.end(x)`,
    'an output that is ignored beside one that is read':
      `${SPAWN}const c = spawn('a', b, { stdio: ['pipe', 'ignore', 'pipe'] })\nc.stderr.on('data', f)`,
    'options of elsewhere': `${SPAWN}const c = spawn('a', [], options)\nc.on('exit', f)`,
    'options of a spread': `${SPAWN}const c = spawn('a', [], { ...options })\nc.on('exit', f)`,
    'a child that is returned': `${SPAWN}function f() { const c = spawn('a'); c.on('exit', g); return c }`,
    'a child that is handed on': `${SPAWN}const c = spawn('a')\ntrack(c)`,
    'a child in a field': `${SPAWN}class A { f() { this.c = spawn('a') } }`,
    'a child that buffers': `import { exec } from 'child_process'\nexec('a', done)`,
    'a child whose pipes are named as a list': `${SPAWN}const c = spawn('a')\nc.stdio.forEach((s) => s?.resume())`,
    'another spawn': `const c = spawn('a')\nc.on('exit', f)`,
  }),
  invalid: [],
})
