import type { TSESTree } from '@typescript-eslint/utils'
import { perProgram } from '../kit/per-program.ts'
import { MODULE_NAMES, PAGE_NAMES, VIEW_LIBRARIES } from '../knowledge/browser-names.ts'

/**
 * Whether the file runs in a page, as a script or as a module: it says so (`'use client'`), takes hooks from a library
 * of views, or works with what only pages have. A file that asks whether it is there (`typeof window`) runs elsewhere,
 * too, and so does one that names what only Node.js has.
 */
export const isOfPage = perProgram(({ sourceCode }): boolean => {
  if (sourceCode.ast.body.some((statement) => isUseClient(statement) || takesHooks(statement))) return true
  const globals = sourceCode.scopeManager?.globalScope
  const names = [...(globals?.through ?? []), ...[...(globals?.set.values() ?? [])].flatMap((v) => v.references)].map(
    ({ identifier }) => identifier,
  )
  const isAsked = names.some(({ name, parent }) => PAGE_NAMES.has(String(name)) && parent?.type === 'UnaryExpression')
  if (isAsked || names.some(({ name }) => MODULE_NAMES.includes(String(name)))) return false
  return names.some(({ name }) => PAGE_NAMES.has(String(name)))
})

function isUseClient(statement: TSESTree.ProgramStatement): boolean {
  return statement.type === 'ExpressionStatement' && statement.directive === 'use client'
}

/** `import { useState } from 'react'` */
function takesHooks(statement: TSESTree.ProgramStatement): boolean {
  const names = statement.type === 'ImportDeclaration' ? VIEW_LIBRARIES.get(statement.source.value) : undefined
  if (!names || statement.type !== 'ImportDeclaration') return false
  return statement.specifiers.some((specifier) => {
    if (specifier.type === 'ImportDefaultSpecifier') return names.test('default')
    return specifier.type === 'ImportSpecifier' && 'name' in specifier.imported && names.test(specifier.imported.name)
  })
}
