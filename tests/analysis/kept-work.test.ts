import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isMadeOnce } from '../../rules/analysis/kept-work.ts'
import { ask } from '../code.ts'

const once = (code: string): boolean =>
  ask(code, 'CallExpression[callee.property.name="open"]', (context, call: TSESTree.CallExpression) =>
    isMadeOnce(context, call),
  )

const inClass = (body: string): string => `class Link { get(key) { ${body} } }`

test.each([
  inClass('return (this.ready ??= this.open())'),
  inClass('if (!this.ready) this.ready = this.open(); return this.ready'),
  inClass('if (this.ready) return this.ready; return (this.ready = this.open())'),
  inClass('if (this.ready) { used(); return this.ready } this.ready = this.open().catch(log)'),
  inClass('if (this.ready === undefined) { this.ready = this.open().then(start) } return this.ready'),
  'let ready; const get = (db) => { if (ready) return ready; ready = db.open(); return ready }',
])('is made once: %s', (code) => {
  expect(once(code)).toBe(true)
})

test.each([
  inClass('return this.open()'),
  inClass('this.ready = this.open(); return this.ready'),
  inClass('if (this.ready) used(); return (this.ready = this.open())'),
  inClass('if (this.ready) return false; return (this.ready = this.open())'),
  inClass('if (this.other) return this.other; return (this.ready = this.open())'),
  inClass('return (this.all[key] ??= this.open(key))'),
  inClass('this.ready = this.wrap(this.open()); return this.ready'),
  'const get = (db) => { let ready; if (ready) return ready; ready = db.open(); return ready }',
])('is made each time: %s', (code) => {
  expect(once(code)).toBe(false)
})
