import type { ESLint } from 'eslint'
import { version } from '../package.json'
import type { Rule } from './kit/create-rule.ts'
import noAsyncListener from './no-async-listener.ts'
import noDrainOnlyWait from './no-drain-only-wait.ts'
import noEarlyAck from './no-early-ack.ts'
import noEnqueueWithoutPull from './no-enqueue-without-pull.ts'
import noFloatingPut from './no-floating-put.ts'
import noIgnoredOffer from './no-ignored-offer.ts'
import noIgnoredPush from './no-ignored-push.ts'
import noIgnoredWrite from './no-ignored-write.ts'
import noIneffectiveLimit from './no-ineffective-limit.ts'
import noLeakedPermit from './no-leaked-permit.ts'
import noMessageFlood from './no-message-flood.ts'
import noMisusedDrain from './no-misused-drain.ts'
import noNestedLimiter from './no-nested-limiter.ts'
import noOverlappingInterval from './no-overlapping-interval.ts'
import noOversizedLimit from './no-oversized-limit.ts'
import noSwallowedWriteResult from './no-swallowed-write-result.ts'
import noUnawaitedWriter from './no-unawaited-writer.ts'
import noUnboundedAccumulation from './no-unbounded-accumulation.ts'
import noUnboundedFanOut from './no-unbounded-fan-out.ts'
import noUnboundedPromiseAll from './no-unbounded-promise-all.ts'
import noUnboundedQueue from './no-unbounded-queue.ts'
import noUncheckedSend from './no-unchecked-send.ts'
import noUnhandledPipeError from './no-unhandled-pipe-error.ts'
import noUnpagedQuery from './no-unpaged-query.ts'
import noUnreadStream from './no-unread-stream.ts'
import requireBufferLimit from './require-buffer-limit.ts'
import requireConcurrencyLimit from './require-concurrency-limit.ts'
import { presetsOf, type Presets } from './presets.ts'

export type { Settings } from './kit/settings.ts'

// Every rule by its name, in alphabetical order.
const rules: Record<string, Rule> = {
  'no-async-listener': noAsyncListener,
  'no-drain-only-wait': noDrainOnlyWait,
  'no-early-ack': noEarlyAck,
  'no-enqueue-without-pull': noEnqueueWithoutPull,
  'no-floating-put': noFloatingPut,
  'no-ignored-offer': noIgnoredOffer,
  'no-ignored-push': noIgnoredPush,
  'no-ignored-write': noIgnoredWrite,
  'no-ineffective-limit': noIneffectiveLimit,
  'no-leaked-permit': noLeakedPermit,
  'no-message-flood': noMessageFlood,
  'no-misused-drain': noMisusedDrain,
  'no-nested-limiter': noNestedLimiter,
  'no-overlapping-interval': noOverlappingInterval,
  'no-oversized-limit': noOversizedLimit,
  'no-swallowed-write-result': noSwallowedWriteResult,
  'no-unawaited-writer': noUnawaitedWriter,
  'no-unbounded-accumulation': noUnboundedAccumulation,
  'no-unbounded-fan-out': noUnboundedFanOut,
  'no-unbounded-promise-all': noUnboundedPromiseAll,
  'no-unbounded-queue': noUnboundedQueue,
  'no-unchecked-send': noUncheckedSend,
  'no-unhandled-pipe-error': noUnhandledPipeError,
  'no-unpaged-query': noUnpagedQuery,
  'no-unread-stream': noUnreadStream,
  'require-buffer-limit': requireBufferLimit,
  'require-concurrency-limit': requireConcurrencyLimit,
}

/** The plugin as ESLint and oxlint see it. */
const plugin: ESLint.Plugin & { meta: { name: string; version: string; namespace: string }; configs: Presets } = {
  meta: { name: 'eslint-plugin-backpressure', version, namespace: 'backpressure' },
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
  configs: {} as Presets,
}

Object.assign(plugin.configs, presetsOf(plugin, rules))

export default plugin
