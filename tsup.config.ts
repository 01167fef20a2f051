import { copyFile, mkdir } from 'node:fs/promises'
import { defineConfig } from 'tsup'

export default defineConfig([
  {
    entry: { index: 'rules/index.ts' },
    format: ['esm', 'cjs'],
    target: 'node20',
    // tsup emits `module.exports = plugin` and `export =` only with both of these.
    cjsInterop: true,
    splitting: true,
    silent: true,
    clean: ['!command*', '!demonstration*'],
    dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
  },
  {
    entry: {
      command: 'rules/command/main.ts',
      // What ESLint's threads import.
      'command-options': 'rules/command/options-module.ts',
      demonstration: 'rules/command/start.ts',
    },
    splitting: false,
    format: ['esm'],
    target: 'node20',
    silent: true,
    external: ['typescript'],
    esbuildPlugins: [
      {
        name: 'plugin built beside',
        setup(build) {
          build.onResolve({ filter: /^\.\.\/index\.ts$/ }, () => ({ path: './index.js', external: true }))
        },
      },
      {
        // What is bundled asks that its licence travels with it.
        name: 'licence of diff',
        setup({ initialOptions: { outdir = 'dist' }, onEnd }) {
          onEnd(async () => {
            await mkdir(outdir, { recursive: true })
            await copyFile('node_modules/diff/LICENSE', `${outdir}/command.LICENSE`)
          })
        },
      },
    ],
  },
])
