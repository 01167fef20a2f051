// npm run bench -- [--only queue,semaphore,map,write,waiting] [--rounds 9] [--ms 60] [--smoke]
// Read the ratios: on a machine that is busy, and above about 1.3 only. --smoke runs all once and measures nothing.
import { parseArgs } from 'node:util'
import * as runtime from 'backpressure-runtime'
import { tables as map } from './map.js'
import { tables as queue } from './queue.js'
import { measure, median, ratio } from './rounds.js'
import { tables as semaphore } from './semaphore.js'
import { bytesOfWaiters, timesOfWaiters } from './waiting.js'
import { tables as write } from './write.js'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'queue,semaphore,map,write,waiting' },
    rounds: { type: 'string', default: '9' },
    ms: { type: 'string', default: '60' },
    smoke: { type: 'boolean', default: false },
  },
})
const wanted = values.only.split(',')
const effort = values.smoke ? { rounds: 1, ms: 1, most: 100 } : { rounds: Number(values.rounds), ms: Number(values.ms) }
const missed = []

console.log(`Node ${process.version}; CPU time, medians of ${effort.rounds} rounds\n`)
for (const [name, tables] of Object.entries({ queue, semaphore, map, write })) {
  if (!wanted.includes(name)) continue
  for (const table of tables(runtime)) print(table, await measure(table.contenders, { ...effort, step: table.step }))
}
if (wanted.includes('waiting')) await printWaiting(values.smoke ? [100, 1000] : [1e5, 3e5, 1e6])
if (!values.smoke) console.log(missed.length === 0 ? 'All goals are met.' : `Missed:\n${missed.join('\n')}`)

function print({ title, goals }, rows) {
  const ours = rows.find(({ role }) => role === 'ours')
  console.log(title)
  for (const row of rows.sort((a, b) => median(a.ns) - median(b.ns))) {
    const times = row === ours ? '' : `, ours is ${ratio(ours, row).toFixed(2)} × of it`
    console.log(`  ${row.name}: ${median(row.ns).toFixed(0)} ns${times}`)
  }
  for (const [role, most] of Object.entries(goals)) {
    const others = rows.filter((row) => row.role === role)
    const worst = Math.max(...others.map((row) => ratio(ours, row)))
    goal(title, `${role} × ${most.toFixed(2)}`, worst, most)
  }
  console.log()
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
