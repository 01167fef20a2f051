import rule from '../../rules/no-unhandled-pipe-error.ts'
import { untyped } from '../rule-tester.ts'

const FS = `import fs from 'node:fs'\n`
const PIPELINE = `import { pipeline } from 'node:stream'\n`

/** A function that is given a stream, and promises that it was written. */
const promised = (body: string): string =>
  `${FS}function save(source, path) { return new Promise((resolve, reject) => { ${body} }) }`

const WRITTEN = `source.pipe(fs.createWriteStream(path)).on('error', reject).on('finish', resolve)`

untyped.run('no-unhandled-pipe-error of a stream that is handed in, and a promise that waits for it', rule, {
  valid: [
    { name: 'both are heard', code: promised(`source.on('error', reject); ${WRITTEN}`) },
    {
      name: 'the source destroys the file',
      code: promised(
        `const out = fs.createWriteStream(path); source.on('error', (e) => out.destroy(e))\n` +
          `source.pipe(out).on('error', reject).on('finish', resolve)`,
      ),
    },
    {
      name: 'pipeline',
      code: promised(`pipeline(source, fs.createWriteStream(path), (e) => e ? reject(e) : resolve())`),
    },
    {
      name: 'no promise waits',
      code: `${FS}function save(source) { source.pipe(fs.createWriteStream(path)).on('error', log) }`,
    },
    {
      name: 'operators of RxJS',
      code: 'const save = (source) => new Promise((resolve, reject) => source.pipe(map(f)).subscribe(resolve, reject))',
    },
  ],
  invalid: [
    {
      name: 'into a file',
      code: promised(WRITTEN),
      errors: [
        {
          messageId: 'given',
          data: { stream: 'source', left: 'fs.createWriteStream()' },
          line: 2,
          column: 73,
          suggestions: [
            {
              messageId: 'pipeline',
              output: promised(
                `pipeline(source, fs.createWriteStream(path), (error) => { if (error) reject(error) })` +
                  `.on('finish', resolve)`,
              ).replace(FS, FS + PIPELINE),
            },
          ],
        },
      ],
    },
    {
      name: 'a field of what is handed in, and a file in a const',
      code: promised(
        `const out = fs.createWriteStream(path); out.on('error', (e) => reject(e)); out.on('close', resolve)\n` +
          `source.data.pipe(out)`,
      ),
      errors: [
        { messageId: 'given', data: { stream: 'source.data', left: 'out' }, line: 3, column: 1, suggestions: null },
      ],
    },
    {
      name: 'a file system that is handed in, too',
      code:
        'class Store { put(key, stream) { return new Promise((resolve, reject) => {\n' +
        `  stream.pipe(this.fs.createWriteStream(key)).on('finish', resolve).on('error', reject) }) } }`,
      errors: [
        {
          messageId: 'given',
          data: { stream: 'stream', left: 'this.fs.createWriteStream()' },
          line: 2,
          column: 3,
          suggestions: null,
        },
      ],
    },
  ],
})

const PROBE =
  `import { spawn } from 'node:child_process'\n` +
  `function probe(input, done) { const child = spawn('ffprobe', ['-'])\n`

untyped.run('no-unhandled-pipe-error of the input of a process', rule, {
  valid: [
    {
      name: 'its own listener',
      code: `${PROBE}  input.on('error', done); child.stdin.on('error', done); input.pipe(child.stdin) }`,
    },
    {
      name: 'somebody else has the process',
      code: `${PROBE}  input.on('error', done).pipe(child.stdin); return child }`,
    },
    {
      name: 'somebody else has its input',
      code: `${PROBE}  input.on('error', done).pipe(child.stdin); watch(child.stdin) }`,
    },
    { name: 'input of this program', code: `source.on('error', done); source.pipe(process.stdin)` },
  ],
  invalid: [
    {
      name: 'a listener on the process, which hears nothing of its input',
      code: `${PROBE}  child.on('error', done); input.on('error', done); input.pipe(child.stdin) }`,
      errors: [
        {
          messageId: 'uneven',
          data: { stream: 'child.stdin', left: 'input' },
          line: 3,
          column: 64,
          suggestions: null,
        },
      ],
    },
  ],
})
