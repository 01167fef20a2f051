import type { TSESTree } from '@typescript-eslint/utils'
import type { Put, Repetition } from './facts.ts'
import { lastNameOf } from './names.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether each event of an emitter that is no flow (a command, a change) puts one line into a child's `stdin`:
 * `app.on('command', (line) => child.stdin.write(line + '\n'))`. An emitter has no pause, and what it tells is words.
 */
export function isCommandLine({ item, receiver }: Put, { kind, flow }: Repetition): boolean {
  return kind === 'listener' && flow !== true && lastNameOf(receiver) === 'stdin' && item !== undefined && isLine(item)
}

/** `line + '\n'`, `${line}\n` */
function isLine(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  if (value.type === 'BinaryExpression') return value.operator === '+' && isEnd(unwrap(value.right))
  return value.type === 'TemplateLiteral' && value.quasis.at(-1)?.value.cooked?.endsWith('\n') === true
}

function isEnd(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && node.value.endsWith('\n')
}
