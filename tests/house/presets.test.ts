import { ESLint as ESLint10, type Linter } from 'eslint'
import { defineConfig as defineConfig10 } from 'eslint/config'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import plugin from '../../rules/index.ts'
import { rules } from '../../docs/tools/rules.ts'
import { read } from './sources.ts'

// The same API, two majors.
const require = createRequire(import.meta.url)
const { ESLint: ESLint9 } = require('eslint9') as typeof import('eslint')
const { LegacyESLint } = require('eslint9/use-at-your-own-risk') as typeof import('eslint9/use-at-your-own-risk')
const { defineConfig: defineConfig9 } = require('eslint9/config') as typeof import('eslint/config')

const entriesIn = (grade: 'recommended' | 'strict'): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(rules).flatMap(
      ([
        name,
        {
          meta: { docs },
        },
      ]) => {
        const options = docs.presets[grade] ?? docs.presets.recommended
        return options ? [[`backpressure/${name}`, ['error', ...options]]] : []
      },
    ),
  )

describe('the plugin', () => {
  it('says its name, version and namespace', () => {
    const { version } = JSON.parse(read('package.json'))
    expect(plugin.meta).toEqual({ name: 'eslint-plugin-backpressure', version, namespace: 'backpressure' })
  })

  it('has its presets in arrays, but for eslintrc', () => {
    expect(Object.keys(plugin.configs)).toEqual([
      'recommended',
      'strict',
      'rewrite',
      'disable-conflicts',
      'legacy-recommended',
    ])
  })
})

describe.each([
  ['ESLint 9', ESLint9, defineConfig9],
  ['ESLint 10', ESLint10, defineConfig10],
])('%s', (_, ESLint, defineConfig) => {
  const configFor = async (extend: string[], file: string): Promise<Linter.Config> => {
    const config = defineConfig([{ plugins: { backpressure: plugin }, extends: extend }])
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config })
    return (await eslint.calculateConfigForFile(file)) as Linter.Config
  }

  it.each(['recommended', 'strict'] as const)('resolves %s to the rules whose meta says so', async (preset) => {
    const { rules: resolved } = await configFor([`backpressure/${preset}`], 'src/server.js')
    expect(namesOf(resolved)).toEqual(namesOf(entriesIn(preset)))
    for (const [name, entry] of Object.entries(entriesIn(preset))) {
      const [, ...options] = entry as unknown[]
      expect(resolved?.[name]).toEqual([2, ...options.map((option) => expect.objectContaining(option as object))])
    }
  })

  it.each([
    'tests/server.js',
    'src/__tests__/server.js',
    'src/server.test.ts',
    'src/transport.integration.ts',
    'packages/core/src/_test/utils.ts',
    'src/server_spec.ts',
    'packages/a/bench/run.mjs',
    'packages/a/bench-pipelining.js',
    'sdk/benchmark_streaming.ts',
    'bin/compare-bench-results.js',
    'examples/server.js',
    'plugins/core/example-plugin.js',
    'packages/sdk/samples/upload.ts',
    'doctests/query.js',
    'packages/grid/demo/server.ts',
    'sdk-samples/upload.ts',
    'cloud_samples/upload.ts',
    'perfTest/run.js',
    'integration/worker/index.js',
    'src/httpServerTests.ts',
    'packages/integration-testsuite/src/server.ts',
    'src/dev/oauth-test-server/server.ts',
    'src/dev/debug-harness/server.ts',
    'vitest.redis.setup.ts',
    'build.js',
    'build/release.js',
    'packages/a/build/release.js',
    'src/fixtures/server.js',
    'src/mocks/server.js',
    'packages/driver/src/mockServer.ts',
    'scripts/release.js',
    'tools/generate.ts',
    'gulp/closure-task.js',
    'code_gen/fetch.js',
    'infrastructure/tooling/src/changelog.js',
    'packages/dev-env/src/port.ts',
    'showcase/agent/server.ts',
    '.pnp.loader.mjs',
    '.yarn/releases/yarn-4.0.0.js',
    'packages/cli/postinstall.js',
    'vite.config.js',
  ])('switches the rules off in %s', async (file) => {
    const eslint = new ESLint({
      overrideConfigFile: true,
      overrideConfig: defineConfig([
        { files: ['**/*.{js,ts,mjs}'], plugins: { backpressure: plugin }, extends: ['backpressure/strict'] },
      ]),
    })
    const config = (await eslint.calculateConfigForFile(file)) as Linter.Config
    expect(Object.values(config.rules ?? {}).filter((entry) => (entry as unknown[])[0] !== 0)).toEqual([])
  })

  it.each([
    'src/test-server.js',
    'src/tasks/export.js',
    'src/latest.js',
    'src/agent-harness/run.js',
    'src/contests.js',
    'src/benchmarking.js',
    'src/mockttp.js',
    'src/integration/sync.js',
    'integrations/slack.js',
    'src/mocking/run.js',
    'src/sample.js',
    'src/sampler/run.js',
    'src/agent/tools/fetch.js',
    'packages/tools/src/run.js',
    'packages/a/src/tooling/run.js',
    'src/workbench.js',
    'src/install.js',
    'src/node/build/bundle.js',
    'packages/cli/src/build/bundle.js',
    'packages/codegen/src/run.js',
    'src/resamples/run.js',
    'src/perf/vitest.js',
    'lib/testing.js',
    'app/spectrum.js',
  ])('leaves them on in %s', async (file) => {
    const { rules: resolved } = await configFor(['backpressure/recommended'], file)
    expect(Object.values(resolved ?? {}).filter((entry) => (entry as unknown[])[0] !== 2)).toEqual([])
  })

  it('switches off what contradicts, whether or not its plugin is there', async () => {
    const eslint = new ESLint({
      overrideConfigFile: true,
      overrideConfig: defineConfig([
        { rules: { 'no-await-in-loop': 'error' } },
        { plugins: { backpressure: plugin }, extends: ['backpressure/recommended', 'backpressure/disable-conflicts'] },
      ]),
    })
    const [result] = await eslint.lintText('export async function f(xs) { for (const x of xs) await x.save() }\n')
    expect(result?.messages).toEqual([])
  })

  it('takes the consent of `rewrite` beside `recommended`', async () => {
    const config = await configFor(['backpressure/recommended', 'backpressure/rewrite'], 'src/server.js')
    expect(config.settings).toEqual({ backpressure: { autofix: true } })
    expect(namesOf(config.rules)).toEqual(namesOf(entriesIn('recommended')))
  })
})

describe('eslintrc under ESLint 9', () => {
  const eslint = new LegacyESLint({
    useEslintrc: false,
    plugins: { backpressure: plugin as never },
    baseConfig: { extends: ['plugin:backpressure/legacy-recommended'] },
  })

  it('is served by legacy-recommended', async () => {
    const { rules: resolved } = await eslint.calculateConfigForFile('src/server.js')
    expect(resolved).toEqual(entriesIn('recommended'))
  })

  it('switches the rules off outside production', async () => {
    const { rules: resolved = {} } = await eslint.calculateConfigForFile('tests/server.js')
    expect(Object.values(resolved).filter((entry) => (entry as unknown[])[0] !== 'off')).toEqual([])
  })
})

function namesOf(entries: object = {}): string[] {
  return Object.keys(entries).sort()
}
