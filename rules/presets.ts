import type { ESLint, Linter } from 'eslint'
import type { Rule } from './kit/create-rule.ts'

/** Presets by name: flat ones are arrays for `extends`, the legacy one is for eslintrc. */
export type Presets = {
  recommended: Linter.Config[]
  strict: Linter.Config[]
  rewrite: Linter.Config[]
  'disable-conflicts': Linter.Config[]
  'legacy-recommended': Linter.LegacyConfig
}

type Grade = 'recommended' | 'strict'
type Entries = Record<string, 'off' | ['error', ...unknown[]]>

/** Code that nobody overloads: tests, benchmarks, mocks, scripts of the developers, samples that show its use. */
export const OUTSIDE_PRODUCTION = [
  '**/{test,tests,*-test,*-tests,_test,_tests,__tests__,__mocks__,spec,specs,e2e,cypress,playwright}/**',
  '**/*.{test,spec,e2e,integration,bench,stories,test-d,tst}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/*_{test,spec}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/{test,tests}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/{bench,benches,benchmark,benchmarks}/**',
  '**/{unit,integration,perf,load}{Test,Tests}/**',
  'integration/**',
  '**/*[a-z]Tests.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/{testsuite,*-testsuite,*-test-server,test-harness,debug-harness}/**',
  '**/{,*-}{bench,benchmark}{,-*,_*}.{js,mjs,cjs,ts,mts,cts}',
  '**/example{,-*,_*}.{js,mjs,cjs,ts,mts,cts}',
  '**/{example,examples,sample,samples,demo,demos,showcase,doctests,*[-_]examples,*[-_]samples}/**',
  '**/{fixture,fixtures,__fixtures__,mock,mocks}/**',
  '**/mock{-*,_*,[A-Z]*}.{js,mjs,cjs,ts,mts,cts}',
  '**/{scripts,dev-env,.github}/**',
  // What a package manager writes beside the project's own code.
  '**/.pnp.*',
  '**/.yarn/**',
  // In the sources of a build tool, `build` holds the product.
  '{build,{packages,apps,libs,plugins}/*/build}/**',
  // Further down, a folder of that name may hold the tools of an agent.
  '{tools,tooling,gulp,codegen,code_gen}/**',
  '*/tooling/**',
  '**/{Gruntfile,gulpfile,Gulpfile,Jakefile,build,preinstall,postinstall}.{js,mjs,cjs,ts}',
  '**/*.config.{js,mjs,cjs,ts,mts,cts}',
  '**/{jest,vitest}.*.{js,mjs,cjs,ts,mts,cts}',
]

/** Rules of others whose advice makes the load that ours report: see docs/guide/other-rules.md. */
const CONFLICTING = ['no-await-in-loop', 'unicorn/prefer-array-from-async']

/** The presets that the rules' `meta.docs.presets` describe. */
export function presetsOf(plugin: ESLint.Plugin, rules: Readonly<Record<string, Rule>>): Presets {
  const flat = (grade: Grade): Linter.Config[] => {
    const errors = entriesOf(rules, grade)
    return [
      { name: `backpressure/${grade}`, plugins: { backpressure: plugin }, rules: errors },
      { name: `backpressure/${grade} outside production`, files: OUTSIDE_PRODUCTION, rules: switchedOff(errors) },
    ]
  }
  const errors = entriesOf(rules, 'recommended')
  return {
    recommended: flat('recommended'),
    strict: flat('strict'),
    rewrite: [{ name: 'backpressure/rewrite', settings: { backpressure: { autofix: true } } }],
    'disable-conflicts': [
      { name: 'backpressure/disable-conflicts', rules: Object.fromEntries(CONFLICTING.map((name) => [name, 'off'])) },
    ],
    'legacy-recommended': {
      plugins: ['backpressure'],
      rules: errors,
      overrides: [{ files: OUTSIDE_PRODUCTION, rules: switchedOff(errors) }],
    },
  }
}

/** A rule in `recommended` is in `strict` too, with the same options unless it says others. */
function entriesOf(rules: Readonly<Record<string, Rule>>, grade: Grade): Entries {
  const entries: Entries = {}
  for (const [name, { meta }] of Object.entries(rules)) {
    const { recommended, strict } = meta.docs.presets
    const options = grade === 'strict' ? strict ?? recommended : recommended
    if (options) entries[`backpressure/${name}`] = ['error', ...options]
  }
  return entries
}

function switchedOff(entries: Entries): Entries {
  return Object.fromEntries(Object.keys(entries).map((name) => [name, 'off']))
}
