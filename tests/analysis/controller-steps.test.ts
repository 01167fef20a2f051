import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { isAllOfItsPart, leavingAfter, stepsOf } from '../../rules/analysis/controller-steps.ts'
import type { FunctionNode } from '../../rules/analysis/facts.ts'
import { ask } from '../code.ts'

/** What is said to the controller `c`, and in its place. */
const steps = (body: string) =>
  ask(
    `start(async (c) => { ${body} })`,
    'CallExpression[callee.name="start"] > ArrowFunctionExpression',
    (context, start: FunctionNode) => {
      const found = stepsOf(context, start.params[0] as TSESTree.Identifier, start)
      return found?.map(({ does, says }) => `${does}: ${says}`)
    },
  )

describe('what a generator says in the place of a controller', () => {
  it.each<[body: string, said: string[] | undefined]>([
    ['c.enqueue(x); c.close()', ['enqueue: yield', 'close: nothing']],
    ['if (a) { c.close(); return } c.enqueue(x)', ['close: nothing', 'enqueue: yield']],
    ['if (a) { f(); c.close() } else { c.error(e) }', ['close: nothing', 'error: throw']],
    ['if (a) { c.close() } else { c.enqueue(x) }', ['close: return', 'enqueue: yield']],
    ['for (;;) { if (a) { f(); c.close() } else { c.enqueue(x) } }', ['close: return', 'enqueue: yield']],
    ['for (;;) { if (a) { c.close(); break } c.enqueue(x) } await f()', ['close: nothing', 'enqueue: yield']],
    ['for (;;) { if (a) { c.error(e); break } c.enqueue(x) }', ['error: throw', 'enqueue: yield']],
    [
      'try { c.enqueue(x) } catch (e) { c.error(e) } finally { c.close() }',
      ['enqueue: yield', 'error: nothing', 'close: nothing'],
    ],
    ['try { c.enqueue(x) } catch (e) { f(e); c.error(e) }', ['enqueue: yield', 'error: throw']],
    ['try { if (a) { c.error(x); return } } catch (e) { c.error(e) }', ['error: throw', 'error: nothing']],
    ['if (a) { c.close() } await f()', undefined],
    ['for (;;) { if (a) { c.error(e); break } } await f()', undefined],
    ['for (;;) { if (a) { f(); c.close() } } await f()', undefined],
    ['for (;;) { switch (a) { case 1: { c.close(); break } } }', undefined],
    ['out: for (;;) { for (;;) { if (a) { c.error(e); break out } } }', undefined],
    ['try { c.enqueue(x) } finally { c.close() } await f()', undefined],
    ['try { c.enqueue(x) } finally { f(); c.close(); return }', undefined],
    ['try { c.enqueue(x) } finally { if (!failed) { c.close() } }', undefined],
    ['try { f() } finally { c.enqueue(x) }', undefined],
    ['try { f() } finally { c.error(x) }', undefined],
    ['try { if (a) { c.error(x); return } } catch (e) { f(e) }', undefined],
    ['c.enqueue(...xs)', undefined],
    ['c.enqueue()', undefined],
    ['const full = c.desiredSize', undefined],
    ['return c.close()', undefined],
    ['f(() => { c.enqueue(x) })', undefined],
    ['f(c)', undefined],
  ])('%s', (body, said) => {
    expect(steps(body)).toEqual(said)
  })

  it('is told apart from a try around all of start()', () => {
    const code = 'try { f() } finally { start(async (c) => { c.enqueue(x); c.close() }) }'
    const said = ask(code, 'ArrowFunctionExpression', (context, start: FunctionNode) =>
      stepsOf(context, start.params[0] as TSESTree.Identifier, start)?.map(({ says }) => says),
    )
    expect(said).toEqual(['yield', 'nothing'])
  })
})

describe('a part of a try', () => {
  const isAll = (code: string) =>
    ask(code, 'ExpressionStatement:has(> CallExpression[callee.object.name="c"])', (_, node: never) => {
      const statement = node as TSESTree.ExpressionStatement
      const call = statement.expression as TSESTree.CallExpression
      const does = (call.callee as TSESTree.MemberExpression).property as TSESTree.Identifier
      return isAllOfItsPart({ does: does.name as 'close', call, statement })
    })

  it.each([
    ['try { f() } finally { c.close() }', true],
    ['try { f() } catch (e) { c.error(e) }', true],
    ['function f() { try { f() } catch (e) { c.error(e); return } }', true],
    ['try { c.close() } finally { f() }', false],
    ['try { f() } finally { f(); c.close() }', false],
    ['try { f() } finally { c.close(); f() }', false],
    ['try { f() } catch { c.close() }', false],
    ['try { f() } catch (e) { c.error(new Error()) }', false],
    ['try { f() } catch ({ message }) { c.error(message) }', false],
    ['try { f() } catch (e) { c.error(e); f() }', false],
  ])('%s: %s', (code, expected) => {
    expect(isAll(code)).toBe(expected)
  })
})

describe('the way out after a statement', () => {
  it.each([
    ['function f() { a(); return }', 'ReturnStatement'],
    ['for (;;) { a(); break }', 'BreakStatement'],
    ['function f() { a(); return 1 }', undefined],
    ['for (;;) { a(); b(); break }', undefined],
    ['a()', undefined],
  ])('%s: %s', (code, expected) => {
    const selector = 'ExpressionStatement:has(> CallExpression[callee.name="a"])'
    expect(ask(code, selector, (_, statement: TSESTree.Statement) => leavingAfter(statement)?.type)).toBe(expected)
  })
})
