import type { ESLint } from 'eslint'
import { version } from '../package.json'
import type { Rule } from './kit/create-rule.ts'
import noFloatingPut from './no-floating-put.ts'
import noOverlappingInterval from './no-overlapping-interval.ts'
import noUnboundedPromiseAll from './no-unbounded-promise-all.ts'
import noUnboundedQueue from './no-unbounded-queue.ts'
import { presetsOf, type Presets } from './presets.ts'

export type { Settings } from './kit/settings.ts'

// Every rule by its name, in alphabetical order.
const rules: Record<string, Rule> = {
  'no-floating-put': noFloatingPut,
  'no-overlapping-interval': noOverlappingInterval,
  'no-unbounded-promise-all': noUnboundedPromiseAll,
  'no-unbounded-queue': noUnboundedQueue,
}

/** The plugin as ESLint and oxlint see it. */
const plugin: ESLint.Plugin & { meta: { name: string; version: string; namespace: string }; configs: Presets } = {
  meta: { name: 'eslint-plugin-backpressure', version, namespace: 'backpressure' },
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
  configs: {} as Presets,
}

Object.assign(plugin.configs, presetsOf(plugin, rules))

export default plugin
