import type { ESLint, Linter } from 'eslint'
import path from 'node:path'
import { codeFrame } from './code-frame.ts'
import type { Paint } from './paint.ts'
import { NEEDS_PARSER } from './typescript-parser.ts'

/** All findings of a run as a person reads them: place, message, code frame, offered changes; a count at the end. */
export function findingsReport(
  results: readonly ESLint.LintResult[],
  from: string,
  paint: Paint,
  rewrite = 'shown below',
): string {
  const withoutParser = results.filter(lacksParser)
  const blocks = results
    .filter((result) => !lacksParser(result))
    .flatMap((result) => result.messages.map((message) => findingBlock(result, message, from, paint, rewrite)))
  if (withoutParser.length > 0) {
    const them = count(withoutParser.length, 'TypeScript file')
    const [command = ''] = withoutParser.map(commandFor).filter((one) => one !== undefined)
    blocks.push(`No parser for ${them} here. This command brings it:\n  ${paint('bold', command)}`)
  }
  return [...blocks, summary(results, paint)].join('\n\n')
}

function lacksParser(result: ESLint.LintResult): boolean {
  return commandFor(result) !== undefined
}

/** The command that brings a parser, where the file was refused for the want of one. */
function commandFor({ messages }: ESLint.LintResult): string | undefined {
  return messages.find(({ fatal, message }) => fatal && message.includes(NEEDS_PARSER))?.message.split(NEEDS_PARSER)[1]
}

/** One finding with its code frame. */
export function findingBlock(
  { filePath, source = '' }: ESLint.LintResult,
  message: Linter.LintMessage,
  from: string,
  paint: Paint,
  rewrite: string,
): string {
  const place = { ...message, line: message.line || 1, column: message.column || 1 }
  const lines = [
    `${paint('bold', placeOf(filePath, place, from))}  ${paint('yellow', message.ruleId ?? 'not readable')}`,
    message.message,
  ]
  if (source !== '') lines.push('', codeFrame(source, place, paint))
  if (message.fix) lines.push(paint('green', `  rewrite: ${rewrite}`))
  for (const { desc } of message.suggestions ?? []) lines.push(paint('cyan', `  offered in the editor: ${desc}`))
  return lines.join('\n')
}

/** `path:line:column`, the path relative to where the person stands. */
export function placeOf(filePath: string, { line, column }: { line: number; column: number }, from: string): string {
  return `${path.relative(from, filePath) || filePath}:${line}:${column}`
}

function summary(results: readonly ESLint.LintResult[], paint: Paint): string {
  const messages = results.flatMap((result) => result.messages)
  const unreadable = messages.filter((message) => message.fatal).length
  const findings = messages.length - unreadable
  const read = results.length - unreadable
  const found = findings === 0 ? 'No findings' : count(findings, 'finding')
  // Where nothing could be read, nothing was found out.
  const parts = [...(read === 0 && unreadable > 0 ? [] : [found]), `${count(read, 'file')} read`]
  if (unreadable > 0) parts.push(`${count(unreadable, 'file')} not readable`)
  return paint(messages.length === 0 ? 'green' : 'red', `${parts.join(', ')}.`)
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
