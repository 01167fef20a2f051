import { defineConfig } from 'tsup'

const config: ReturnType<typeof defineConfig> = defineConfig({
  entry: { index: 'src/index.ts' },
  format: ['esm', 'cjs'],
  target: 'es2022',
  clean: true,
  // Permits are disposable: the declarations name Symbol.dispose, which not every `lib` has.
  dts: { banner: '/// <reference lib="esnext.disposable" />', compilerOptions: { ignoreDeprecations: '6.0' } },
})

export default config
