import plugin from '../index.ts'
import { demonstrate } from './demonstration.ts'
import { run } from './run.ts'
import { terminalHere } from './terminal.ts'

// `npm start`: the demonstration, or a check of the paths that are given.
const args = process.argv.slice(2)
const terminal = terminalHere()
process.exitCode = args.length === 0 ? await demonstration() : await run(plugin, ['check', ...args], terminal)

async function demonstration(): Promise<0 | 1> {
  return (await demonstrate(plugin, terminal)) ? 0 : 1
}
