import type { ESLint, Linter } from 'eslint'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Presets } from '../presets.ts'
import { Misuse } from './misuse.ts'
import { gate, type Gate } from './readable.ts'
import { typeScriptParser, type TypeScriptParser } from './typescript-parser.ts'

/** The plugin as far as the command needs it. */
export type Linting = ESLint.Plugin & { readonly configs: Pick<Presets, 'recommended' | 'strict' | 'rewrite'> }

export interface Request {
  /** The folder that relative paths start from. */
  readonly from: string
  readonly paths: readonly string[]
  readonly preset: 'recommended' | 'strict'
  /** `show` marks findings that can be rewritten with a `fix`; `apply` answers the rewritten text as `output`. */
  readonly rewrites?: 'show' | 'apply'
}

/** What is no source that a person wrote: dependencies, build output, declarations, minified files. */
const LEFT_OUT = [
  '**/{node_modules,bower_components,.git,.yarn,.cache}/',
  '**/{dist,build,out,coverage,.next,.nuxt,.output,.svelte-kit,.turbo,.vercel}/',
  '**/*.d.{ts,mts,cts}',
  '**/*.min.{js,mjs,cjs}',
  '**/.pnp.{js,cjs}',
]

/**
 * Lints files and folders with a preset of the plugin and nothing else: no configuration of the project is read.
 * Answers every file read, with findings of this plugin and errors of the parser only.
 */
export async function lint(
  plugin: Linting,
  request: Request,
  parserFor: (project: string) => Promise<TypeScriptParser> = typeScriptParser,
): Promise<ESLint.LintResult[]> {
  const targets = request.paths.map((given) => existing(given, request.from))
  const cwd = targets.every((target) => isInside(target, request.from)) ? request.from : commonFolder(targets)
  const readable = gate()
  const { ESLint } = await import('eslint')
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: configOf(plugin, request, await parserFor(cwd), readable),
    fix: request.rewrites === 'apply',
    globInputPaths: false,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
  })
  const results = [...(await eslint.lintFiles(targets)), ...readable.results()]
  if (results.length === 0) {
    throw new Misuse(
      `No JavaScript or TypeScript file in ${request.paths.join(', ')}. `
        + 'Dependencies, build output, declarations and minified files are left out.',
    )
  }
  return results.map((result) => ({ ...result, messages: result.messages.filter(isOurs) }))
}

function existing(given: string, from: string): string {
  const target = path.resolve(from, given)
  if (!existsSync(target)) throw new Misuse(`No such file or folder: ${given}`)
  return target
}

function isInside(target: string, folder: string): boolean {
  const relative = path.relative(folder, target)
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

/** ESLint reads nothing outside its working folder: it must hold all targets. */
function commonFolder(targets: readonly string[]): string {
  const folders = targets.map((target) => (statSync(target).isDirectory() ? target : path.dirname(target)))
  let folder = folders[0] ?? '.'
  while (!folders.every((other) => isInside(other, folder))) folder = path.dirname(folder)
  return folder
}

function configOf(
  plugin: Linting,
  request: Request,
  { parser, found }: TypeScriptParser,
  { refuses }: Gate,
): Linter.Config[] {
  const parsed = found ? '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}' : '**/*.{ts,mts,cts,tsx}'
  return [
    // ESLint takes functions here, though its types do not say so.
    { ignores: [...LEFT_OUT, refuses as unknown as string] },
    {
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
    { files: [parsed], languageOptions: { parser } },
    ...plugin.configs[request.preset],
    ...(request.rewrites ? plugin.configs.rewrite : []),
  ]
}

/** Comments in the code may name rules of plugins that are not here: ESLint reports those as unknown. */
function isOurs({ ruleId, fatal }: Linter.LintMessage): boolean {
  return fatal === true || ruleId?.startsWith('backpressure/') === true
}
