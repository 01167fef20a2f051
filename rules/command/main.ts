#!/usr/bin/env node
import plugin from '../index.ts'
import { startHere, startThreads } from './engine.ts'
import { run } from './run.ts'
import { terminalHere } from './terminal.ts'

const start = startThreads(new URL('./command-options.js', import.meta.url), startHere(plugin))
process.exitCode = await run(plugin, process.argv.slice(2), terminalHere(), start)
