import rule from '../../rules/no-unbounded-fan-out.ts'
import { untyped } from '../rule-tester.ts'

const reported = (work: string, line: number, items = 'xs', isTested = false) => ({
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
function all(xs) { for (const x of xs) { queue.push(x); queue.length === 1 && install() } }`,
    },
    {
      name: 'a consumer that is started before the first entry is put in',
      code: `${INSTALLER}
function all(xs) { xs.forEach((x) => { if (!queue.length) { queue.push(x); install() } else { queue.push(x) } }) }`,
    },
    {
      name: 'a function that puts in and starts the consumer',
      code: `${INSTALLER}
function add(x) { queue.push(x); if (queue.length === 1) install() }
function all(xs) { for (const x of xs) add(x) }`,
    },
  ],
  invalid: [
    {
      name: 'a start for each entry',
      code: `${INSTALLER}
function all(xs) { for (const x of xs) { queue.push(x); install() } }`,
      errors: [reported('spawn', 7)],
    },
    {
      name: 'a consumer that takes the entry out before it works',
      code: `${HASTY}
function all(xs) { for (const x of xs) { queue.push(x); if (queue.length === 1) install() } }`,
      errors: [reported('spawn', 7, 'xs', true)],
    },
    {
      name: 'a function that also works for each',
      code: `${INSTALLER}
function add(x) { queue.push(x); if (queue.length === 1) install(); spawn('npm', ['view', x]) }
function all(xs) { for (const x of xs) add(x) }`,
      errors: [reported('spawn', 8)],
    },
  ],
})
