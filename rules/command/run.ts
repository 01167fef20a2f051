import { inspect } from 'node:util'
import { askedBy } from './arguments.ts'
import { check } from './check.ts'
import { startHere, type Start } from './engine.ts'
import type { Linting } from './eslint-options.ts'
import { fix } from './fix.ts'
import { init } from './init.ts'
import { Misuse } from './misuse.ts'
import { calledFrom } from './package-manager.ts'
import type { Terminal } from './terminal.ts'
import { USAGE } from './usage.ts'

/** Carries out one call of the command; answers its exit code: 0 clean, 1 findings, 2 misused or broken. */
export async function run(
  plugin: Linting,
  args: readonly string[],
  terminal: Terminal,
  start: Start = startHere(plugin),
): Promise<0 | 1 | 2> {
  try {
    const asked = askedBy(args)
    switch (asked.what) {
      case 'usage':
        terminal.print(USAGE)
        return 0
      case 'version':
        terminal.print(plugin.meta?.version ?? '')
        return 0
      case 'check':
        return await check(plugin, start, asked, terminal)
      case 'fix':
        return await fix(start, asked, terminal)
      case 'init':
        return await init(asked, terminal)
    }
  } catch (error) {
    const more = calledFrom(terminal.from, '--help')
    terminal.complain(error instanceof Misuse ? `${error.message}\n\nMore: ${more}` : inspect(error))
    return 2
  }
}
