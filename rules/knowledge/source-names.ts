import { endingIn, endingWith } from './name-patterns.ts'

// Names that tell of a source whose volume somebody else decides, where its origin stands in another file.

/** Values whose 'data' comes over the network: `req`, `proxyRes`, `this.socket`. */
export const REMOTE_SOURCES = endingWith(`
  req request incoming incomingMessage res resp response reply upstream socket sock upload
`)

/** Requests of others among them: `req`, `ctx.req`. */
export const REQUESTS = endingWith('req request incoming incomingMessage')

/** Replies among them: `res`, `proxyRes`. */
export const REPLIES = endingWith('res resp response reply')

/** What has a body that comes over the network: `res.body`. */
export const WITH_BODY = endingWith('req request res resp response reply')

/** What holds the bytes of a message, as they are sent: `response.body`, `result.readableStreamBody`. */
export const BODIES = endingWith('body')

/** What can be cut in pieces without being read: `file.slice(0, n)`. */
export const SLOW_TO_CUT = endingWith('file blob')

/** What makes its elements as it is walked: `db.iterate()`, `cursor`, `readLines(file)`, `generateRows()`. */
export const SLOW_TO_WALK = /iterat|generat|cursor|scan|stream|lines?$|^walk|^make|^range$/i

/** Where a server listens on a path of the file system: `socketPath`, `getPipeName()`, `IPC_SOCK`. */
export const SOCKET_FILES = endingIn('path pipe pipeName pipename sock socketFile unixSocket PATH PIPE SOCK')

/** How addresses begin that stand for this machine, or for the metadata service that a cloud puts beside it. */
export const LOCAL_ADDRESS =
  /^(?:(?:https?|wss?):\/\/)?(?:127\.|169\.254\.|(?:localhost|metadata\.google\.internal|\[?::1\]?)(?:[:/]|$))/
