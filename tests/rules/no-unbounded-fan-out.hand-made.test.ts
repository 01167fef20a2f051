import rule from '../../rules/no-unbounded-fan-out.ts'
import { untyped } from '../rule-tester.ts'

const reported = (work: string, line: number, items = 'rows', isTested = false) => ({
  messageId: 'tasks',
  data: {
    each: `Every element of \`${items}\`${isTested ? ' that passes a test' : ''}`,
    work: `\`${work}\``,
    fate: ', and failures go unseen',
  },
  line,
})

const INSTALLER = `import { spawn } from 'node:child_process'
const queue = []
function install() {
  if (queue.length === 0) return
  spawn('npm', ['install', queue[0]]).on('exit', () => { queue.shift(); install() })
}`

const HASTY = `import { spawn } from 'node:child_process'
const queue = []
function install() {
  if (queue.length === 0) return
  spawn('npm', ['install', queue.shift()]).on('exit', install)
}`

untyped.run('no-unbounded-fan-out: consumers made by hand', rule as never, {
  valid: [
    {
      name: 'a consumer that the first entry starts',
      code: `${INSTALLER}
function all(rows) { for (const x of rows) { queue.push(x); queue.length === 1 && install() } }`,
    },
    {
      name: 'a consumer that is started before the first entry is put in',
      code: `${INSTALLER}
function all(rows) { rows.forEach((x) => { if (!queue.length) { queue.push(x); install() } else { queue.push(x) } }) }`,
    },
    {
      name: 'a function that puts in and starts the consumer',
      code: `${INSTALLER}
function add(x) { queue.push(x); if (queue.length === 1) install() }
function all(rows) { for (const x of rows) add(x) }`,
    },
  ],
  invalid: [
    {
      name: 'a start for each entry',
      code: `${INSTALLER}
function all(rows) { for (const x of rows) { queue.push(x); install() } }`,
      errors: [reported('spawn', 7)],
    },
    {
      name: 'a consumer that takes the entry out before it works',
      code: `${HASTY}
function all(rows) { for (const x of rows) { queue.push(x); if (queue.length === 1) install() } }`,
      errors: [reported('spawn', 7, 'rows', true)],
    },
    {
      name: 'a function that also works for each',
      code: `${INSTALLER}
function add(x) { queue.push(x); if (queue.length === 1) install(); spawn('npm', ['view', x]) }
function all(rows) { for (const x of rows) add(x) }`,
      errors: [reported('spawn', 8)],
    },
  ],
})

const read = (body: string): string => `import fs from 'node:fs'
function readAll(rows, done) {
  let left = rows.length
  rows.forEach((x) => {
    fs.readFile(x, (error, data) => { ${body} })
  })
}`

const walk = (end: string): string => `import fs from 'node:fs'
function find(root, done) {
  let active = 0
  function search(dir) {
    active++
    fs.readdir(dir, { withFileTypes: true }, (error, entries) => {
      active--
      entries.forEach((entry) => {
        if (entry.isDirectory()) search(dir + entry.name)
      })
      ${end}
    })
  }
  search(root)
}`

untyped.run('no-unbounded-fan-out: joins made by hand', rule as never, {
  valid: [
    { name: 'callbacks that count down to zero', code: read('use(data); if (--left === 0) done()') },
    { name: 'callbacks that answer when none is left', code: read('if (!--left) return done(error)') },
    { name: 'a walk that counts what is under way', code: walk('if (active === 0) done()') },
    {
      name: 'async tasks the last of which resolves',
      code: `import fs from 'node:fs/promises'
const all = (rows) => new Promise((resolve) => {
  let read = 0
  rows.forEach(async (x) => { await fs.readFile(x); if (++read === rows.length) resolve() })
})`,
    },
  ],
  invalid: [
    { name: 'callbacks that only count', code: read('use(data); left--'), errors: [reported('fs.readFile', 5)] },
    {
      name: 'callbacks that only say that all is read',
      code: read('if (--left === 0) console.log("read")'),
      errors: [reported('fs.readFile', 5)],
    },
    { name: 'a walk whose count nobody asks', code: walk(''), errors: [reported('fs.readdir', 9, 'entries', true)] },
    {
      name: 'a process for each, counted or not',
      code: `import { fork } from 'node:child_process'
function run(rows, done) {
  let left = rows.length
  const children = rows.map((x) => x)
  for (const x of rows) children.push(fork(x).on('exit', () => { if (!--left) done() }))
}`,
      errors: [{ messageId: 'processes', line: 5 }],
    },
  ],
})

/** A folder as a list. */
const LISTED = 'async function all(dir) { for (const x of await fs.promises.readdir(dir)) '
const ZIP = `import fs from 'node:fs'
import archiver from 'archiver'
const zip = archiver('zip')
`

untyped.run('no-unbounded-fan-out: files that are opened for a queue', rule as never, {
  valid: [
    {
      name: 'names, which are opened in turn',
      code: `${ZIP}${LISTED}zip.file(x, { name: x }) }`,
    },
    {
      name: 'one after the other',
      code: `${ZIP}${LISTED}{\n` + `  zip.append(fs.createReadStream(x), { name: x }); await once(zip, 'entry') } }`,
    },
    {
      name: 'texts at hand',
      code: `${ZIP}${LISTED}zip.append(x, { name: x }) }`,
    },
    { name: 'one file', code: `${ZIP}zip.append(fs.createReadStream('x'), { name: 'x' })` },
  ],
  invalid: [
    {
      name: 'each in a forEach',
      code:
        `${ZIP}async function all(dir) { const files = await fs.promises.readdir(dir)\n` +
        `  files.forEach((x) => zip.append(fs.createReadStream(x), { name: x })) }`,
      errors: [{ ...reported('fs.createReadStream', 5, 'files'), suggestions: null }],
    },
    {
      name: 'each in a loop',
      code:
        `${ZIP}async function all(dir) { const files = await fs.promises.readdir(dir)\n` +
        `  for (const x of files) { const name = x; zip.append(fs.createReadStream(x), { name }) } }`,
      errors: [{ ...reported('fs.createReadStream', 5, 'files'), suggestions: null }],
    },
  ],
})
