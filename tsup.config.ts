import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'rules/index.ts' },
  format: ['esm', 'cjs'],
  target: 'node20',
  // tsup emits `module.exports = plugin` and `export =` only with both of these.
  cjsInterop: true,
  splitting: true,
  clean: true,
  dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
})
