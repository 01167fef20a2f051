import type { ESLint, Linter } from 'eslint'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Presets } from '../presets.ts'
import { counting } from './counting.ts'
import { isOurRule, isOurs } from './ours.ts'
import type { Plan } from './plan.ts'
import { gate, type Gate } from './readable.ts'
import { typeScriptParser, type TypeScriptParser } from './typescript-parser.ts'

/** The plugin as far as the command needs it. */
export type Linting = ESLint.Plugin & { readonly configs: Pick<Presets, 'recommended' | 'strict' | 'rewrite'> }

export type ParserFor = (project: string) => Promise<TypeScriptParser>

/** What is no source that a person wrote: dependencies, build output, declarations, minified files. */
const LEFT_OUT = [
  '**/{node_modules,bower_components,.git,.yarn,.cache}/',
  '**/{dist,build,out,coverage,.next,.nuxt,.output,.svelte-kit,.turbo,.vercel}/',
  '**/*.d.{ts,mts,cts}',
  '**/*.min.{js,mjs,cjs}',
  '**/.pnp.{js,cjs}',
]

export interface Prepared {
  readonly options: ESLint.Options
  readonly readable: Gate
}

/** ESLint's options for a plan: the preset and nothing else, or of the project's configuration only our rules. */
export async function optionsFor(
  plugin: Linting,
  plan: Plan,
  parserFor: ParserFor = typeScriptParser,
): Promise<Prepared> {
  const readable = gate()
  // ESLint takes functions here, though its types do not say so.
  const ignores = plan.fromElsewhere ? [] : [readable.refuses as unknown as string]
  const { cwd, config, cache, threads = 1 } = plan
  const options: ESLint.Options = {
    cwd,
    fix: plan.rewrites === 'apply' && isOurs,
    ruleFilter: ({ ruleId }) => isOurRule(ruleId),
    globInputPaths: false,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
    cache: cache !== undefined,
    // Without a cache ESLint removes what stands there.
    cacheLocation: cache ? path.join(cache, '/') : path.join(tmpdir(), 'backpressure-has-no-cache'),
    ...(threads !== 1 && { concurrency: threads }),
    ...(config === undefined
      ? { overrideConfigFile: true, overrideConfig: alone(plugin, plan, await parserFor(cwd), ignores) }
      : {
          ...(typeof config === 'string' && { overrideConfigFile: config }),
          overrideConfig: beside(plugin, plan, ignores),
        }),
  }
  return { options, readable }
}

function alone(plugin: Linting, plan: Plan, { parser, found }: TypeScriptParser, ignores: string[]): Linter.Config[] {
  const parsed = found ? '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}' : '**/*.{ts,mts,cts,tsx}'
  return [
    { ignores: [...LEFT_OUT, ...ignores] },
    {
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
    { files: [parsed], languageOptions: { parser } },
    ...plugin.configs[plan.preset],
    ...(plan.rewrites ? plugin.configs.rewrite : []),
    counting(plan.progress),
  ]
}

function beside({ configs }: Linting, plan: Plan, ignores: string[]): Linter.Config[] {
  return [
    ...(ignores.length > 0 ? [{ ignores }] : []),
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    // The configuration has loaded a plugin of its own: ESLint refuses a second one of the same name.
    ...(plan.preset === 'strict' ? configs.strict.map(({ plugins: _, ...rest }) => rest) : []),
    ...(plan.rewrites ? configs.rewrite : []),
    counting(plan.progress),
  ]
}
