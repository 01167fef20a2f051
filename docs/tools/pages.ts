import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { printLibraries } from './print-libraries.ts'
import { printHeader, printOptions, printRulesTable } from './print-rules.ts'
import { namingRelease } from './release.ts'
import { ROOT, rules } from './rules.ts'

/**
 * Prints what pages say of rules and libraries between the markers `<!-- begin x -->` and `<!-- end x -->`, and which
 * release they name: `npm run pages`. With `--check` it writes nothing and fails where a page differs.
 */
export function stalePages(): readonly { page: string; text: string }[] {
  const stale = []
  for (const [page, parts] of printedPages()) {
    const before = readFileSync(path.join(ROOT, page), 'utf8')
    let text = namingRelease(before)
    for (const [name, printed] of Object.entries(parts)) text = replacePart(page, text, name, printed)
    if (text !== before) stale.push({ page, text })
  }
  return stale
}

function* printedPages(): Iterable<[page: string, parts: Record<string, string>]> {
  for (const [name, rule] of Object.entries(rules)) {
    yield [`docs/rules/${name}.md`, { header: printHeader(rule), options: printOptions(rule) }]
  }
  yield ['README.md', { rules: printRulesTable(rules) }]
  yield ['docs/guide/known-libraries.md', { libraries: printLibraries() }]
}

function replacePart(page: string, text: string, name: string, printed: string): string {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`]
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`${page} has no ${begin} … ${end}.`)
  return `${text.slice(0, from)}${begin}\n${printed.trim()}\n${text.slice(to)}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check')
  for (const { page, text } of stalePages()) {
    if (check) {
      console.error(`${page} is stale: npm run pages`)
      process.exitCode = 1
    } else {
      writeFileSync(path.join(ROOT, page), text)
      console.log(page)
    }
  }
}
