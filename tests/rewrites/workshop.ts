import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import ts from 'typescript'
import { afterAll } from 'vitest'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'rewrites-'))
const load = createRequire(path.join(root, 'load.js'))
const source = path.join(import.meta.dirname, '../../runtime/src')
const packages = path.join(import.meta.dirname, '../knowledge/node_modules')
let modules = 0

afterAll(() => fs.rmSync(root, { recursive: true, force: true }))

/** Libraries that changes are written with, where a project has them already. */
const LIBRARIES = ['async', 'lodash', 'p-limit', 'p-map', 'p-queue', 'ws']

/** Puts the runtime where modules of the workshop find it, made of its source: no build is needed. */
function installRuntime(): void {
  const home = path.join(root, 'node_modules/backpressure-runtime')
  if (fs.existsSync(home)) return
  for (const file of fs.readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue
    const target = path.join(home, file.replace(/\.ts$/, '.js'))
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.writeFileSync(target, asJavaScript(fs.readFileSync(path.join(source, file), 'utf8'), ts.ModuleKind.ESNext))
  }
  fs.writeFileSync(path.join(home, 'package.json'), '{ "type": "module", "exports": "./index.js" }')
  for (const name of LIBRARIES) fs.symlinkSync(path.join(packages, name), path.join(root, 'node_modules', name))
}

/** The module that the code is, loaded by Node.js itself: each call makes a new one, with no state of the last. */
export function moduleOf(code: string, filename: string): Record<string, unknown> {
  installRuntime()
  const isCommonJs = /\.c[jt]s$/.test(filename)
  const file = path.join(root, `${++modules}.${isCommonJs ? 'cjs' : 'mjs'}`)
  const isTypeScript = /\.[cm]?ts$/.test(filename)
  fs.writeFileSync(
    file,
    isTypeScript ? asJavaScript(code, isCommonJs ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext) : code,
  )
  return load(file) as Record<string, unknown>
}

/** A path of the workshop for what a workload writes. */
export function pathFor(name: string): string {
  return path.join(root, `${++modules}-${name}`)
}

function asJavaScript(code: string, module: ts.ModuleKind): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module, rewriteRelativeImportExtensions: true }
  return ts.transpileModule(code, { compilerOptions }).outputText
}
