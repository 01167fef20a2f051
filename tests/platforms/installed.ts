import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const RUNTIME = path.join(import.meta.dirname, '../../runtime')

/** A project that has the built runtime as a package, and the smoke tests: npm run build. */
export function project(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'backpressure-platforms-'))
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  const modules = path.join(folder, 'node_modules/backpressure-runtime')
  mkdirSync(modules, { recursive: true })
  for (const part of ['package.json', 'dist']) {
    cpSync(path.join(RUNTIME, part), path.join(modules, part), { recursive: true })
  }
  for (const file of ['smoke.js', 'smoke-node.js', 'run-smoke.js']) {
    cpSync(path.join(import.meta.dirname, file), path.join(folder, file))
  }
  return folder
}
