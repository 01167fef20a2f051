/** Modules that only code of Cloudflare Workers imports, types or values. */
export const EDGE_MODULES = /^(?:cloudflare:|@cloudflare\/workers-types(?:\/|$))/

/** Globals that only Cloudflare Workers have: both ends of a WebSocket. */
export const EDGE_GLOBALS: ReadonlySet<string> = new Set(['WebSocketPair'])
