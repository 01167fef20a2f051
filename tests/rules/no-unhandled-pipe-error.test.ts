import rule from '../../rules/no-unhandled-pipe-error.ts'
import { untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

type MessageId = 'uneven' | 'unheard' | 'broken' | 'standing'

/** `streams`: the one that fails, and the one that is left to wait for it. */
const found = (messageId: MessageId, streams: string, line: number, column: number, output?: string) => {
  const [stream = '', left] = streams.split(' > ')
  return {
    messageId,
    data: left === undefined ? { stream } : { stream, left },
    line,
    column,
    suggestions: output === undefined ? null : [{ messageId: 'pipeline' as const, output }],
  }
}

const FS = `import fs from 'node:fs'\n`
const CLEAN =
  `import { Transform } from 'node:stream'\n` +
  `class Frame extends Transform { _transform(c, e, done) { this.push(c); done() } }\n`
const PIPELINE = `import { pipeline } from 'node:stream'\n`
const all = { options: [{ chains: 'all' }] as [{ chains: 'all' }] }

untyped.run('no-unhandled-pipe-error', rule, {
  valid: [],
  invalid: [
    {
      name: 'the listener hears the last stream alone',
      code: `${FS}fs.createReadStream(a).pipe(fs.createWriteStream(b)).on('error', fail).on('finish', done)`,
      errors: [
        found(
          'uneven',
          'fs.createReadStream() > fs.createWriteStream()',
          2,
          1,
          `${FS}${PIPELINE}pipeline(fs.createReadStream(a), fs.createWriteStream(b), ` +
            `(error) => { if (error) fail(error) }).on('finish', done)`,
        ),
      ],
    },
    {
      name: 'a middle stream',
      code:
        `import { createGunzip } from 'zlib'\nconst input = open(a)\nconst out = create(b)\n` +
        `input.on('error', fail)\nout.on('error', fail)\ninput.pipe(createGunzip()).pipe(out)`,
      errors: [found('uneven', 'createGunzip() > out', 6, 12)],
    },
    {
      name: 'the sink',
      code: `${FS}const out = fs.createWriteStream(b)\narchive.on('error', fail)\narchive.pipe(out)`,
      errors: [found('uneven', 'out > archive', 4, 14)],
    },
    {
      name: 'a reply that a callback gets',
      code:
        `import https from 'node:https'\nhttps.get(url, (res) => { const out = create(b)\n` +
        `  res.pipe(out)\n  out.on('finish', done)\n  out.on('error', fail) })`,
      errors: [found('broken', 'res > out', 3, 3)],
    },
    {
      name: 'a Writable of this file that can fail',
      code:
        `import { Writable } from 'node:stream'\nclass Out extends Writable { _write(c, e, d) { d(check(c)) } }\n` +
        `source.on('error', fail).pipe(new Out())`,
      errors: [found('uneven', 'new Out() > source', 3, 31)],
    },
    {
      name: 'a program that goes on when the file is written',
      code:
        `${FS}const out = fs.createWriteStream(b)\nout.on('close', done)\narchive.on('error', fail)\n` +
        `archive.pipe(out)`,
      errors: [found('uneven', 'out > archive', 5, 14)],
    },
    {
      name: 'an upload',
      code:
        `import http from 'node:http'\n${FS}http.createServer((req, res) => {\n` +
        `  const out = fs.createWriteStream(name())\n  out.on('error', fail)\n  req.pipe(out) })`,
      errors: [found('broken', 'req > out', 6, 3)],
    },
    {
      name: 'an upload into what no table knows',
      ...all,
      code:
        `import http from 'node:http'\nhttp.createServer((req, res) => { const form = parse(req.headers)\n` +
        `  form.on('error', fail)\n  req.pipe(form) })`,
      errors: [found('broken', 'req > form', 4, 3)],
    },
    {
      name: 'nobody listens at all',
      ...all,
      code: `${FS}fs.createReadStream(a).pipe(fs.createWriteStream(b))`,
      errors: [found('unheard', 'fs.createReadStream()', 2, 1)],
    },
    {
      name: 'a missing file ends the process, whatever the response does',
      code: `${FS}app.get('/', (req, res) => { fs.createReadStream(a).pipe(res) })`,
      errors: [found('uneven', 'fs.createReadStream() > res', 2, 30)],
    },
    {
      name: 'a call over lines is named without them',
      code: `${FS}app.get('/', (req, res) => { fs\n  .createReadStream(a)\n  .pipe(res) })`,
      errors: [found('uneven', 'fs.createReadStream() > res', 2, 30)],
    },
    {
      name: 'a chain whose last stream alone is returned',
      code:
        `import { createGunzip } from 'node:zlib'\nimport { Transform } from 'node:stream'\n` +
        `function f(input) { const unzip = createGunzip()\n  const t = new Transform(o)\n  return ` +
        `input.pipe(unzip).pipe(t) }`,
      errors: [
        found(
          'uneven',
          'unzip > t',
          5,
          21,
          `import { createGunzip } from 'node:zlib'\nimport { Transform, pipeline } from 'node:stream'\n` +
            `function f(input) { const unzip = createGunzip()\n  const t = new Transform(o)\n  return ` +
            `pipeline(input, unzip, t, () => {}) }`,
        ),
      ],
    },
    {
      name: 'what decrypts, before an end that is returned',
      code:
        `import { createDecipheriv } from 'node:crypto'\nfunction open(input) {\n` +
        `  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(true)\n` +
        `  return input.pipe(decipher).pipe(unpack()) }`,
      errors: [
        found(
          'uneven',
          'decipher > unpack()',
          4,
          21,
          `import { createDecipheriv } from 'node:crypto'\n${PIPELINE}function open(input) {\n` +
            `  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(true)\n` +
            `  return pipeline(input, decipher, unpack(), () => {}) }`,
        ),
      ],
    },
    {
      name: 'finished() looks at the last stream alone',
      code: `${FS}await finished(fs.createReadStream(a).pipe(out))`,
      errors: [found('uneven', 'fs.createReadStream() > out', 2, 16)],
    },
    {
      name: 'who waits for the end alone, waits for ever',
      code: `${FS}const out = fs.createWriteStream(b)\nfs.createReadStream(a).pipe(out)\nout.on('finish', done)`,
      errors: [found('uneven', 'fs.createReadStream() > out', 3, 1)],
    },
    {
      name: 'a sink of a caller, who does not know the file',
      code: `${FS}function send(path, out) { fs.createReadStream(path).pipe(out) }`,
      errors: [found('uneven', 'fs.createReadStream() > out', 2, 28)],
    },
    {
      name: 'a connection that is handed through, told once',
      code:
        `import net from 'node:net'\nnet.createServer((near) => { connect((far) => { near.pipe(far)\n` +
        `  far.pipe(near) }) })`,
      errors: [found('uneven', 'near > far', 2, 49)],
    },
    {
      name: 'a reply, by its event',
      code: `import { open } from './files.js'\nclient.on('response', (reply) => { keep(reply.pipe(open())) })`,
      errors: [
        found(
          'broken',
          'reply > open()',
          2,
          41,
          `import { open } from './files.js'\n${PIPELINE}client.on('response', (reply) => { ` +
            `keep(pipeline(reply, open(), () => {})) })`,
        ),
      ],
    },
    {
      name: 'an answer of another server, into a response',
      code:
        `import http from 'node:http'\nhttp.createServer((req, res) => { http.get(url, (reply) => {\n` +
        `  reply.pipe(res) }) })`,
      errors: [found('broken', 'reply > res', 3, 3)],
    },
    {
      name: 'a form that is not well formed, where the request holds nothing',
      code:
        `import http from 'node:http'\nimport busboy from 'busboy'\nhttp.createServer((req, res) => {\n` +
        `  const form = busboy({ headers: req.headers })\n  form.on('close', () => res.end())\n  req.pipe(form) })`,
      errors: [found('uneven', 'form > req', 6, 12)],
    },
    {
      name: 'a stream of a library that no table knows',
      ...all,
      code: `import { throttle } from 'throttle'\nconst slow = throttle()\nout.on('error', fail)\nslow.pipe(out)`,
      errors: [found('uneven', 'slow > out', 4, 1)],
    },
    {
      name: 'a Readable that is destroyed with an error',
      code:
        `import { Readable } from 'node:stream'\nconst s = new Readable({ read })\n` +
        `source.on('failed', (error) => s.destroy(error))\nout.on('error', fail)\ns.pipe(out)`,
      errors: [found('uneven', 's > out', 5, 1)],
    },
    {
      name: 'rows that somebody else makes',
      code:
        `import fs from 'node:fs'\nimport { Readable } from 'node:stream'\nfunction save(rows: Rows) {\n` +
        `  const out = fs.createWriteStream(b)\n  out.on('error', fail)\n  Readable.from(rows).pipe(out) }`,
      errors: [found('uneven', 'Readable.from() > out', 6, 3)],
    },
    {
      name: 'a known stream behind one that no table knows',
      code:
        `import { createGunzip } from 'node:zlib'\nimport { throttle } from 'throttle'\nconst slow = throttle()\n` +
        `out.on('error', fail)\nslow.pipe(createGunzip()).pipe(out)`,
      errors: [found('uneven', 'createGunzip() > out', 5, 11)],
    },
    {
      name: 'a stream that a function of this file opens',
      code:
        `${FS}class A { send(x, req) { req.on('error', fail); this.readable(x).pipe(req) }\n` +
        `  readable(x) { return fs.createReadStream(x) } }`,
      errors: [found('uneven', 'this.readable() > req', 2, 49)],
    },
    {
      name: 'a heard sink behind a transform that cannot fail, which leaves the source standing',
      code: CLEAN + `a.on('error', fail)\nout.on('error', fail)\na.pipe(new Frame()).pipe(out)`,
      errors: [found('standing', 'out > a', 5, 26)],
    },
    {
      name: 'a transform that cannot fail where nobody listens, by what leaves it waiting',
      ...all,
      code: CLEAN + `keep(input.pipe(new Frame()).pipe(csv()))`,
      errors: [found('unheard', 'input', 3, 6)],
    },
    {
      name: 'a transform that tells of errors',
      code: CLEAN.replace('done()', 'done(check(c))') + `out.on('error', fail)\na.pipe(new Frame()).pipe(out)`,
      errors: [found('uneven', 'new Frame() > out', 4, 8)],
    },
    {
      name: 'both, with the recommended options, where one is uneven',
      options: [{ chains: 'uneven' }],
      code: `${FS}const a = fs.createReadStream(x)\nconst b = fs.createWriteStream(y)\na.on('error', fail)\na.pipe(b)`,
      errors: [found('uneven', 'b > a', 5, 8)],
    },
  ],
})

untyped.run('no-unhandled-pipe-error is silent on', rule, {
  valid: [
    ...cases({
      'a Writable of this file that collects and cannot fail':
        `import { Writable } from 'node:stream'\nclass Out extends Writable { _write(c, e, done) { all.push(c); ` +
        `done() } }\nconst out = new Out()\nsource.on('error', fail).pipe(out).on('finish', done)`,
      'a job that is over with its file':
        `${FS}const out = fs.createWriteStream(b)\nout.on('close', () => process.exit(0))\n` +
        `archive.on('error', fail)\narchive.pipe(out)`,
      'an upload into a parser of forms that has limits':
        `import http from 'node:http'\nimport busboy from 'busboy'\nhttp.createServer((req, res) => {\n` +
        `  const form = busboy({ headers: req.headers, limits: { fileSize: 9 } })\n  form.on('error', fail)\n` +
        `  req.pipe(form) })`,
    }),
    ...cases({
      'nobody listens at all, which is for strict': `${FS}fs.createReadStream(a).pipe(fs.createWriteStream(b))`,
      'nobody listens to what is made in memory, which is for strict':
        `import { Readable } from 'node:stream'\napp.get('/', (req, res) => { Readable.from(pages).pipe(res) })`,
      'nobody listens to output that is kept, which is for strict':
        `${FS}const log = fs.createWriteStream(b)\nchild.stdout.pipe(log)`,
      'a caller of whom no stream is known, which is for strict': `function f(input) { return input.pipe(parse()) }`,
      'a stream of a library that no table knows, which is for strict':
        `import { throttle } from 'throttle'\nconst slow = throttle()\nout.on('error', fail)\nslow.pipe(out)`,
      'a stream of another file that may have no error to tell':
        `import { HashStream } from './hash.js'\nconst hash = new HashStream()\nout.on('error', fail)\nhash.pipe(out)`,
    }),
    ...cases({
      'every stream has a listener': 
        `${FS}fs.createReadStream(a).on('error', fail).pipe(fs.createWriteStream(b)).on('error', fail)`,
      'listeners apart':
        `${FS}const a = fs.createReadStream(x)\nconst b = fs.createWriteStream(y)\na.once('error', ` +
        `fail)\nb.once('error', fail)\na.pipe(b)`,
      'listeners of fields':
        `${FS}class A { f() { this.a.on('error', fail); this.b.on('error', fail); this.a.pipe(this.b) } ` + `}`,
      'the end kept in a const':
        `${FS}const a = fs.createReadStream(x)\na.on('error', fail)\nconst end = ` +
        `a.pipe(create(y))\nend.on('error', fail)`,
      'all get one in a loop':
        `${FS}const a = fs.createReadStream(x)\nconst b = fs.createWriteStream(y)\nfor (const s of [a, ` +
        `b]) s.on('error', fail)\na.pipe(b)`,
      'finished() for each':
        `${FS}const a = fs.createReadStream(x)\nconst b = fs.createWriteStream(y)\nfinished(a, ` +
        `fail)\nfinished(b, fail)\na.pipe(b)`,
      'a stream of a caller': `function f(input) { return input.pipe(open(b)).on('error', fail) }`,
      'a stream of a caller, which a function answers':
        `${FS}class A { send(x, req) { req.on('error', fail); this.readable(x).pipe(req) }\n` +
        `  readable(x) { if (typeof x === 'string') x = fs.createReadStream(x)\n    return x } }`,
      'a stream that is returned':
        `${FS}function f() { const a = fs.createReadStream(x).on('error', fail)\n  return ` + `a.pipe(create()) }`,
      'a stream that others get': 
        `${FS}const a = fs.createReadStream(x).on('error', fail)\nupload({ body: a.pipe(create()) })`,
      'an end that is walked':
        `${FS}const a = fs.createReadStream(x).on('error', fail)\nfor await (const c of ` + `a.pipe(split())) use(c)`,
      'a file into a response': 
        `${FS}app.get('/', (req, res) => { fs.createReadStream(a).on('error', fail).pipe(res) })`,
      'output of a child':
        `const child = ` + `spawn('x')\nchild.stdout.pipe(process.stdout)\nchild.stderr.pipe(out).on('error', fail)`,
      stdout: `${FS}fs.createReadStream(a).on('error', fail).pipe(process.stdout)`,
      'a buffer in between':
        `${FS}const through = new PassThrough()\na.on('error', ` + `fail)\na.pipe(through).pipe(b).on('error', fail)`,
      'a compressor, which takes any bytes':
        `import { createGzip } from 'node:zlib'\nconst gzip = createGzip()\nout.on('error', fail)\n` +
        `gzip.pipe(out)\ngzip.end(text)`,
      'a Readable that this file fills':
        `import fs from 'node:fs'\nimport { Readable } from 'node:stream'\nconst s = new Readable()\n` +
        `s._read = () => { s.push(bytes) }\nconst out = fs.createWriteStream(b)\nout.on('error', fail)\ns.pipe(out)`,
      'bytes that are in memory':
        `import fs from 'node:fs'\nimport { Readable } from 'node:stream'\nfunction save(data: Buffer) {\n` +
        `  const out = fs.createWriteStream(b)\n  out.on('error', fail)\n  Readable.from(data).pipe(out) }`,
      'a source that ends with the sink, before a transform that cannot fail':
        CLEAN + `out.on('error', () => a.destroy())\na.pipe(new Frame()).pipe(out)`,
      'what is in memory, before a transform that cannot fail':
        CLEAN + `const a = new Readable()\na.push(text)\nout.on('error', fail)\na.pipe(new Frame()).pipe(out)`,
      'a transform that cannot fail, before a response':
        CLEAN + `app.get('/', (q, res) => { a.on('error', fail)\na.pipe(new Frame()).pipe(res) })`,
      'a collector with a callback': `${FS}fs.createReadStream(a).on('error', fail).pipe(concat((body) => done(body)))`,
      'a sink of this file':
        `import { Writable } from 'node:stream'\nconst sink = new Writable({ write ` +
        `})\nstream.on('error', fail)\nstream.pipe(sink)`,
      operators: `source$.pipe(map(f), filter(g)).subscribe(next)\nsource$.pipe(map((x) => x))`,
      'one operator': `source$.pipe(share())`,
      'a schema': `z.string().pipe(z.coerce.number())`,
      'what is awaited': `await model.pipe(parser)`,
      super: `class A extends B { pipe(to) { return super.pipe(to) } }`,
      'a build': `import gulp from 'gulp'\ngulp.src('*').pipe(compile()).on('error', log).pipe(gulp.dest('out'))`,
      pipeline: `import { pipeline } from 'node:stream/promises'\nawait pipeline(a, b)`,
      'a web stream': `stream.pipeTo(out)`,
    }).map((one) => ({ ...one, ...(/^nobody|strict$/.test(one.name) ? {} : all) })),
  ],
  invalid: [],
})
