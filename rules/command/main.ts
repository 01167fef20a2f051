import plugin from '../index.ts'
import { run } from './run.ts'

// A reader that has seen enough (`| head`) closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

// ESLint warns of each .eslintignore that it no longer reads: this command reads no configuration at all.
process.removeAllListeners('warning')
process.on('warning', ({ name, message }) => {
  if (name !== 'ESLintIgnoreWarning') console.error(`${name}: ${message}`)
})

process.exitCode = await run(plugin, process.argv.slice(2), {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
})
