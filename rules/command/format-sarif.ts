import type { ESLint, Linter } from 'eslint'
import type { Linting } from './eslint-options.ts'
import { fingerprints } from './fingerprints.ts'
import { nameFrom } from './source-name.ts'

/** SARIF 2.1.0, as GitHub's code scanning and others take it. */
export function sarifFormat(results: readonly ESLint.LintResult[], base: string, plugin: Linting): string {
  const found = new Set(results.flatMap((result) => allOf(result).map(({ ruleId }) => ruleId ?? '')))
  const ids = [...found].filter((id) => id !== '').toSorted()
  const driver = {
    name: 'backpressure',
    semanticVersion: plugin.meta?.version ?? '0.0.0',
    informationUri: 'https://github.com/backpressure-js/backpressure',
    rules: ids.map((id) => ruleOf(id, plugin)),
  }
  const unreadable = results.flatMap(({ filePath, messages }) =>
    messages.filter(({ ruleId }) => ruleId === null).map((message) => notification(nameFrom(base, filePath), message)),
  )
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: unreadable.length === 0, toolExecutionNotifications: unreadable }],
    results: results.flatMap((result) => resultsOf(nameFrom(base, result.filePath), result, ids)),
  }
  return JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

function allOf({ messages, suppressedMessages }: ESLint.LintResult): Linter.LintMessage[] {
  return [...messages, ...suppressedMessages]
}

function ruleOf(id: string, { rules = {} }: Linting): object {
  const { docs, type } = rules[id.replace('backpressure/', '')]?.meta ?? {}
  return {
    id,
    ...(docs?.description && { shortDescription: { text: docs.description } }),
    ...(docs?.url && { helpUri: docs.url }),
    properties: { category: type ?? 'problem' },
  }
}

function resultsOf(name: string, result: ESLint.LintResult, ids: readonly string[]): object[] {
  const marks = fingerprints(name, { ...result, messages: allOf(result) })
  return allOf(result).flatMap((message, i) => {
    const { ruleId, severity, message: text } = message
    if (ruleId === null) return []
    const silenced = 'suppressions' in message ? (message as Linter.SuppressedLintMessage).suppressions : []
    return [
      {
        ruleId,
        ruleIndex: ids.indexOf(ruleId),
        level: severity === 2 ? 'error' : 'warning',
        message: { text },
        locations: [{ physicalLocation: locationOf(name, message) }],
        partialFingerprints: { 'backpressure/v1': marks[i] },
        ...(silenced.length > 0 && { suppressions: silenced.map(suppressionOf) }),
      },
    ]
  })
}

function suppressionOf({ kind, justification }: { kind: string; justification: string }): object {
  return { kind: kind === 'directive' ? 'inSource' : 'external', justification }
}

function notification(name: string, message: Linter.LintMessage): object {
  return {
    level: 'error',
    message: { text: message.message },
    locations: [{ physicalLocation: locationOf(name, message) }],
  }
}

function locationOf(name: string, { line, column, endLine, endColumn }: Linter.LintMessage): object {
  const region = { startLine: line || 1, startColumn: column || 1, ...(endLine && endColumn && { endLine, endColumn }) }
  return {
    artifactLocation: { uri: name.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
    region,
  }
}
