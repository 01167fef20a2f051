import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

// In this repository the runtime resolves to its source; a package that is published has no source to resolve to.
// `strip` before npm packs, `restore` after. Runs in the folder of the package.
const KEPT = 'package.json.kept'

if (process.argv[2] === 'strip') {
  const text = readFileSync('package.json', 'utf8')
  const manifest = JSON.parse(text)
  for (const entry of Object.values(manifest.exports)) delete entry['backpressure-source']
  writeFileSync(KEPT, text)
  writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`)
} else if (existsSync(KEPT)) {
  renameSync(KEPT, 'package.json')
}
