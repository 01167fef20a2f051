import type { ESLint } from 'eslint'
import { optionsFor, type Linting, type ParserFor, type Prepared } from './eslint-options.ts'
import type { Plan } from './plan.ts'
import type { Gate } from './readable.ts'

export interface Engine {
  readonly eslint: ESLint
  readonly readable: Gate
}

/** Starts ESLint for a plan. */
export type Start = (plan: Plan) => Promise<Engine>

/** Starts ESLint in this thread alone. */
export function startHere(plugin: Linting, parserFor?: ParserFor): Start {
  return async ({ threads: _, ...plan }) => {
    const { ESLint } = await import('eslint')
    const { options, readable } = await optionsFor(plugin, plan, parserFor)
    return { eslint: new ESLint(options), readable }
  }
}

/** Starts ESLint in as many threads as planned: each loads its options, which hold functions, from the module. */
export function startThreads(optionsModule: URL, here: Start): Start {
  return async (plan) => {
    const { ESLint } = await import('eslint')
    // ESLint has had threads since 9.34.
    if ((plan.threads ?? 1) === 1 || !('fromOptionsModule' in ESLint)) return here(plan)
    const url = new URL(optionsModule)
    url.search = encodeURIComponent(JSON.stringify(plan))
    const { readable } = (await import(url.href)) as Prepared
    return { eslint: await ESLint.fromOptionsModule(url), readable }
  }
}
