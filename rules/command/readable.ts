import type { ESLint } from 'eslint'
import { accessSync, constants, statSync } from 'node:fs'

/** Keeps ESLint, which gives up at the first file that the system refuses, to those that it can read. */
export interface Gate {
  /** For `ignores`: is this a broken link, a pipe, or a file or folder that may not be read? */
  readonly refuses: (path: string) => boolean
  /** A result with the system's reason for everything refused that is there. */
  results(): ESLint.LintResult[]
  /** How many files of JavaScript and TypeScript were let through. */
  count(): number
}

/** A gate for one run of ESLint. */
export function gate(): Gate {
  const refused = new Map<string, string>()
  const read = new Set<string>()
  return {
    refuses(path) {
      try {
        const stat = statSync(path)
        accessSync(path, constants.R_OK)
        if (stat.isFile() && /\.[cm]?[jt]sx?$/.test(path)) read.add(path)
        return !stat.isFile() && !stat.isDirectory()
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException
        if (code !== 'ENOENT') refused.set(path, message)
        return true
      }
    },
    results: () => [...refused].map(([path, reason]) => unreadable(path, reason)),
    count: () => read.size,
  }
}

function unreadable(filePath: string, message: string): ESLint.LintResult {
  return {
    filePath,
    source: '',
    messages: [{ ruleId: null, fatal: true, severity: 2, line: 1, column: 1, message }],
    suppressedMessages: [],
    usedDeprecatedRules: [],
    errorCount: 1,
    fatalErrorCount: 1,
    warningCount: 0,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
  }
}
