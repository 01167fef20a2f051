import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { headOf } from '../../rules/edits/head.ts'
import { ask } from '../code.ts'

it.each([
  { name: 'no comment', code: '|f()' },
  { name: 'a comment of the statement', code: '|// why\nf()' },
  { name: 'several comments of the statement', code: '|// why\n/* and how */\nf()' },
  { name: 'a comment apart', code: '// what this file is for\n\n|f()' },
  { name: 'a shebang', code: '#!/usr/bin/env node\n|f()' },
  { name: 'a licence', code: '/*! MIT */\n|f()' },
  { name: 'a copyright', code: '// Copyright us\n|f()' },
  { name: 'a pragma', code: '// @ts-check\n|/** Calls. */\nf()' },
  { name: 'a configuration', code: '/* eslint no-var: 0 */\n|f()' },
])('$name', ({ code }) => {
  const found = ask(code.replace('|', ''), 'Program', (context, program: TSESTree.Program) =>
    headOf(context, program.body[0] as TSESTree.ProgramStatement),
  )
  expect(found).toBe(code.indexOf('|'))
})
