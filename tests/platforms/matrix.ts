import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { binaryOf, isThere, nodes } from './engines.ts'

// All tests of the runtime under each Node: npm run matrix. Types are the same everywhere.
const ROOT = path.join(import.meta.dirname, '../..')
const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs')
const flags = ['run', '--typecheck.enabled=false', ...process.argv.slice(2)]

const failed = nodes.filter((node) => {
  if (!isThere(node)) {
    console.error(`${node.name} is missing: npm run platforms`)
    return true
  }
  console.log(`\n${node.name}`)
  const { status } = spawnSync(binaryOf(node), [vitest, ...flags, 'tests/runtime'], { cwd: ROOT, stdio: 'inherit' })
  return status !== 0
})
if (failed.length > 0) {
  console.error(`failed: ${failed.map(({ name }) => name).join(', ')}`)
  process.exitCode = 1
}
