/** Globals that only pages and their workers have; Node.js has `fetch`, and a `WebSocket` since version 22. */
export const BROWSER_NAMES = ['window', 'document', 'XMLHttpRequest', 'self', 'WebSocket', 'location', 'localStorage']

/** Those that no other place has, and the library that stands in for them. */
export const PAGE_NAMES: ReadonlySet<string> = new Set(['window', 'document', 'localStorage', '$', 'jQuery'])

/** Globals of a module of Node.js: a file that names one is no script for a page. */
export const MODULE_NAMES = ['require', 'module', 'exports', 'process', 'Buffer']

/** Functions of UI libraries that run what they are given while a view is shown: React, Preact, Vue, Svelte, Solid. */
export const VIEW_EFFECTS = /^(?:use(?:Layout|Insertion|Isomorphic\w*)?Effect|useMount|onMount(?:ed)?|createEffect)$/

/** Classes that a component extends. */
export const COMPONENTS = /^(?:Pure)?Component$/

/** Libraries of views, and what is taken from them in pages alone: a server renders without hooks and without state. */
export const VIEW_LIBRARIES: ReadonlyMap<string, RegExp> = new Map([
  ['react', /^use[A-Z]/],
  ['preact/hooks', /^use[A-Z]/],
  ['vue', /^(?:ref|reactive|watch|watchEffect|onMounted)$/],
  ['svelte', /^onMount$/],
  ['solid-js', /^create[A-Z]/],
  ['jquery', /^default$/],
])
