import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { InitAsked } from './arguments.ts'
import type { Change } from './change.ts'
import { hooksFolder } from './git.ts'
import { dependsOn, manifestOf } from './manifest.ts'
import { Misuse } from './misuse.ts'
import { executed, packageManagerOf } from './package-manager.ts'

const LEFTHOOK_FILES = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml']

/** The hook that checks what is to be committed, of the kind that the project uses. */
export function hookChange(from: string, asked: InitAsked['hook']): Change | undefined {
  const command = executed(packageManagerOf(from), 'backpressure check --staged')
  switch (asked ?? kindOf(from)) {
    case 'pre-commit':
      return preCommit(path.join(from, '.pre-commit-config.yaml'), command)
    case 'husky':
      return script(path.join(from, '.husky/pre-commit'), command, '')
    case 'lefthook':
      return lefthook(
        path.join(from, LEFTHOOK_FILES.find((name) => existsSync(path.join(from, name))) ?? 'lefthook.yml'),
        command,
      )
    case 'git': {
      const folder = hooksFolder(from)
      if (folder === undefined) throw new Misuse('--hook git works in a git repository only.')
      return script(path.join(folder, 'pre-commit'), command, '#!/bin/sh\n')
    }
    default:
      return undefined
  }
}

function kindOf(from: string): NonNullable<InitAsked['hook']> {
  const stands = (name: string): boolean => existsSync(path.join(from, name))
  if (stands('.pre-commit-config.yaml')) return 'pre-commit'
  if (stands('.husky') || dependsOn(manifestOf(from), 'husky')) return 'husky'
  if (LEFTHOOK_FILES.some(stands)) return 'lefthook'
  return hooksFolder(from) === undefined ? 'none' : 'git'
}

/** First of all, so that nothing before it ends the script. */
function script(file: string, command: string, head: string): Change | undefined {
  const line = `${command} || exit 1\n`
  if (!existsSync(file)) return { file, text: `${head}${line}`, executable: true }
  const text = readFileSync(file, 'utf8')
  if (text.includes('backpressure check')) return undefined
  const [shebang = ''] = /^#!.*\n/.exec(text) ?? []
  if (shebang !== '' && !/\b(ba|da|z)?sh\b/.test(shebang))
    return { file, byHand: `this is no shell script. Call: ${command}` }
  return { file, text: `${shebang}${line}${text.slice(shebang.length)}`, executable: true }
}

function preCommit(file: string, command: string): Change | undefined {
  // Files are named by pre-commit: it may run on all of them, staged or not.
  const entry = command.replace('--staged', '--no-error-on-unmatched-pattern')
  const hook = `  - repo: local
    hooks:
      - id: backpressure
        name: backpressure
        entry: ${entry}
        language: system
        types_or: [javascript, jsx, ts, tsx]
`
  if (!existsSync(file)) return { file, text: `repos:\n${hook}` }
  const text = readFileSync(file, 'utf8')
  if (text.includes('backpressure')) return undefined
  const list = /^repos:[ \t]*\n([ \t]*)-/m.exec(text)
  if (!list) return { file, byHand: `add to repos:\n${hook}` }
  const indented = hook.replaceAll(/^ {2}/gm, list[1] ?? '')
  const at = list.index + list[0].indexOf('\n') + 1
  return { file, text: text.slice(0, at) + indented + text.slice(at) }
}

function lefthook(file: string, command: string): Change | undefined {
  const block = `    backpressure:\n      run: ${command}\n`
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (text.includes('backpressure')) return undefined
  const commands = /^pre-commit:[ \t]*\n(?:[ \t]+.*\n|[ \t]*\n)*?[ \t]+commands:[ \t]*\n/m.exec(text)
  if (commands) {
    const at = commands.index + commands[0].length
    return { file, text: text.slice(0, at) + block + text.slice(at) }
  }
  if (/^pre-commit:/m.test(text)) return { file, byHand: `add to pre-commit:\n  commands:\n${block}` }
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`
  return { file, text: `${before}pre-commit:\n  commands:\n${block}` }
}
