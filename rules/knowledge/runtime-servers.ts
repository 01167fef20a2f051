import type { CallbackFact, Library } from './schema.ts'

/** `Bun.serve({ fetch(request) {…} })` */
const OF_BUN = {
  argument: 0,
  member: 'fetch',
  parameters: ['fetch-request'],
  per: 'request',
} as const satisfies CallbackFact

/** `Deno.serve({ port }, (request) => …)` */
const OF_DENO = { argument: 'last', parameters: ['fetch-request'], per: 'request' } as const satisfies CallbackFact

/** Handlers that a module hands to its host by its default export: `export default { fetch(request) {…} }`. */
export const MODULE_HANDLERS: Readonly<Record<string, readonly string[]>> = { fetch: ['fetch-request'] }

/** Hooks in which a bundler's own server is set up, on the machine of the one who develops. */
export const DEV_SERVER_HOOKS: ReadonlySet<string> = new Set([
  'configureServer',
  'configurePreviewServer',
  'setupMiddlewares',
  'onBeforeSetupMiddleware',
])

export default {
  name: 'Bun and Deno',
  modules: ['globals'],
  exports: {
    'Bun.serve': { call: { callbacks: [OF_BUN] } },
    'Bun.file': { call: { makes: 'bun-file' } },
    'Deno.serve': { call: { callbacks: [OF_DENO, { ...OF_BUN, member: 'handler' }] } },
  },
  things: {
    'bun-file': { kinds: [], methods: { writer: { makes: 'bun-file-sink' } } },
    // Its `write()` answers how many bytes it took or a promise of that, never `false`, and it has no events.
    'bun-file-sink': { kinds: [] },
  },
} as const satisfies Library
