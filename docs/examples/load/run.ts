import type { Scenario } from './scenario.ts'

// `node run.js sync-customers` puts a file under its load and prints the outcome as JSON.
const { scenario } = (await import(`./${process.argv[2]}.js`)) as { scenario: Scenario }
const outcome = await scenario.run()
process.stdout.write(JSON.stringify({ load: scenario.load, ...outcome }), () => process.exit())
