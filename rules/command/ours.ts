import type { ESLint, Linter } from 'eslint'

/** Rules of this plugin and the one that counts files: no others run. */
export function isOurRule(ruleId: string | null | undefined): boolean {
  return ruleId?.startsWith('backpressure/') === true || ruleId?.startsWith('backpressure-progress/') === true
}

/**
 * Comments in the code may name rules of plugins that are not here, or say what a later ESLint no longer knows: it
 * reports those too, an `eslint-env` as fatally as a file that does not parse.
 */
export function isOurs({ ruleId, fatal, message }: Linter.LintMessage): boolean {
  return (fatal === true && message.startsWith('Parsing error: ')) || isOurRule(ruleId)
}

/** A result with other messages, and the counts that go with them. */
export function withMessages(result: ESLint.LintResult, messages: Linter.LintMessage[]): ESLint.LintResult {
  const countOf = (fits: (message: Linter.LintMessage) => boolean): number => messages.filter(fits).length
  return {
    ...result,
    messages,
    errorCount: countOf(({ severity }) => severity === 2),
    fatalErrorCount: countOf(({ fatal }) => fatal === true),
    warningCount: countOf(({ severity }) => severity === 1),
    fixableErrorCount: countOf(({ severity, fix }) => severity === 2 && fix !== undefined),
    fixableWarningCount: countOf(({ severity, fix }) => severity === 1 && fix !== undefined),
  }
}
