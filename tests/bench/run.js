// npm run bench -- [--only queue,semaphore,map,write,waiting] [--processes 3] [--rounds 15] [--ms 20] [--smoke]
// Read the ratios, above about 1.3 only. --smoke runs all once and measures nothing.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import * as runtime from 'backpressure-runtime'
import { tables as map } from './map.js'
import { tables as queue } from './queue.js'
import { fastest, measure } from './rounds.js'
import { tables as semaphore } from './semaphore.js'
import { bytesOfWaiters, timesOfWaiters } from './waiting.js'
import { tables as write } from './write.js'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'queue,semaphore,map,write,waiting' },
    processes: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '15' },
    ms: { type: 'string', default: '20' },
    smoke: { type: 'boolean', default: false },
    /** Set in the processes that this one starts: measure one table, print it as JSON. */
    table: { type: 'string' },
  },
})
const wanted = values.only.split(',')
const processes = values.smoke ? 1 : Number(values.processes)
const effort = values.smoke ? { rounds: 1, ms: 1, most: 100 } : { rounds: Number(values.rounds), ms: Number(values.ms) }
const missed = []
const subjects = Object.entries({ queue, semaphore, map, write }).filter(([name]) => wanted.includes(name))
const all = subjects.flatMap(([, tables]) => tables(runtime))

if (values.table === undefined) await report()
else
  console.log(JSON.stringify(await measure(all[values.table].contenders, { ...effort, step: all[values.table].step })))

async function report() {
  console.log(`Node ${process.version}; CPU time, the fastest of ${effort.rounds} rounds in ${processes} processes\n`)
  for (const [index, table] of all.entries()) print(table, await measureApart(index))
  if (wanted.includes('waiting')) await printWaiting(values.smoke ? [100, 1000] : [1e5, 3e5, 1e6])
  if (!values.smoke) console.log(missed.length === 0 ? 'All goals are met.' : `Missed:\n${missed.join('\n')}`)
}

/** In processes of its own: what an engine once gave up to compile well stays slow until its process ends. */
async function measureApart(index) {
  const rows = []
  for (let i = 0; i < processes; i++) {
    const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2), '--table', String(index)]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    for (const [at, { name, role, ns }] of JSON.parse(stdout).entries()) {
      rows[at] ??= { name, role, ns: [] }
      rows[at].ns.push(...ns)
    }
  }
  return rows
}

function print({ title, goals }, rows) {
  const ours = rows.find(({ role }) => role === 'ours')
  console.log(title)
  for (const row of rows.sort((a, b) => fastest(a) - fastest(b))) {
    const times = row === ours ? '' : `, ours is ${ratio(ours, row).toFixed(2)} × of it`
    console.log(`  ${row.name}: ${fastest(row).toFixed(0)} ns${times}`)
  }
  for (const [role, most] of Object.entries(goals)) {
    const others = rows.filter((row) => row.role === role)
    const worst = Math.max(...others.map((row) => ratio(ours, row)))
    goal(title, `${role} × ${most.toFixed(2)}`, worst, most)
  }
  console.log()
}

function ratio(row, to) {
  return fastest(row) / fastest(to)
}

async function printWaiting(counts) {
  for (const { title, ours, limit, ratio: times } of bytesOfWaiters(runtime, counts[1])) {
    console.log(`${title}: ${ours}, bare limit ${limit}`)
    goal(title, 'limit × 1.50', times, 1.5)
  }
  console.log(`\nns of each waiting caller, of ${counts.join(', ')}`)
  for (const { title, ns, growth } of await timesOfWaiters(runtime, counts)) {
    console.log(`  ${title}: ${ns.map((each) => each.toFixed(0)).join(', ')}`)
    // Twice is what caches and the collection of garbage may make of ten times as many.
    goal(title, 'linear time, × 2.00', growth, 2)
  }
  console.log()
}

function goal(title, what, found, most) {
  if (values.smoke) return
  const line = `  goal: at most ${what}; it is ${found.toFixed(2)}`
  console.log(line)
  if (found > most) missed.push(`${title}\n${line}`)
}
