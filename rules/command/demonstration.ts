import type { Linting } from './lint.ts'
import type { Terminal } from './run.ts'

/** to come */
export async function demonstrate(plugin: Linting, terminal: Terminal): Promise<void> {
  void plugin
  void terminal
}
