import { endingIn, endingWith, holding } from './name-patterns.ts'

// Names that tell of a byte sink where its origin stands in another file. They give `likely` evidence, never proof.

/** Values whose `write()` queues bytes and answers whether there is room: `res`, `this.socket`, `outputStream`. */
export const SINKS = endingWith(`
  res response stream write[Ss]tream ws[Ss]tream writable out output outgoing socket sock conn connection dest dst
  destination sink target stdin upstream downstream raw gzip deflate archive pack duplex req request file tunnel
  proxy
`)

/** Types of other packages whose values are byte sinks: `HttpResponse`, `FileWriteStream`. */
export const SINK_TYPES = /(?:Writable|WriteStream|WritableStream|Socket|Response|Duplex|PassThrough|Transform)$/

/** Functions and classes that make one: `openTheStream`, `multistream`, `RollingFileStream`. */
export const MAKERS = /(?:[Ss]tream|[Ss]ocket)$/

/** Classes of the project whose `write()` is a stream's: `RotatingStream`, `TlsSocket`, `RowWriter`. */
export const SINK_CLASSES = /(?:[Ss]tream|[Ss]ocket|Writer|Writable|Response|Request|Duplex|PassThrough|Transform)$/

/** Functions that open a file to write: `createWriteStream`. */
export const FILE_MAKERS = /^createWriteStream$/

/** Files and their types: `outputFile`, `fs.WriteStream`. */
export const FILE_SINKS = /(?:^f|F)ile(?:Stream)?$|(?:^w|W)riteStream$/

/** Values with a `write()` of their own kind: memory, terminals, parsers, digests. */
export const NO_SINKS = endingWith(`
  stdout stderr term terminal xterm pty ptyProcess tty console parser hash hmac digest cipher decipher decoder
  encoder buf buffer builder serializer log logger reporter printer spinner doc document fs clipboard cache storage
`)

/** Among them, HTTP messages: `res`, `reply.raw`, `clientRequest`. */
export const MESSAGES = /(?:^|[a-z\d_$#])(?:[Rr]es|[Rr]esponse|[Rr]eq|[Rr]equest|[Oo]utgoing|[Rr]aw)$/

/** Streams that take lines about the program's own work: `logStream`, `this.traceOutput`. */
export const LOGS = holding('log trace debug')

/** What a terminal or a pipe of the shell reads, also where a program hands in one of its own. */
export const STANDARD_STREAMS = /^std(?:out|err)$/

/** What a person types into: `shellStream`, `this.pty`, `terminal`. */
export const SHELLS = holding('shell pty tty terminal')

/** What gives the lines about the program's own work: `debugTransport`, `this.logger`. */
export const LOG_SOURCES = endingIn('transport logger')

/** What a peer answers before it gets the next one: `socket.write(command)`. */
export const COMMANDS = endingIn('command cmd')

/** Sinks with somebody at the other end who may leave without an error: `res`, `reply.raw`, `client.conn`. */
export const LEAVING = endingWith('res response reply raw socket sock conn connection req request peer')

/** Functions that wait for room or make it when they are given the sink: `waitForDrain(res)`, `flush(socket)`. */
export const ROOM_HELPERS = /drain|backpressure|back_pressure|waitForRoom|waitWritable|untilWritable/i

/** Functions that make a transform of the function that they are given: `through2`, `through.obj`. */
export const TRANSFORM_MAKERS = /^(?:through\d?|throughObj|flush[wW]rite)$/

/** Streams without errors of their own. A compressor takes any bytes; what unpacks them fails where they are none. */
export const CALM_STREAMS =
  /^(?:stdout|stderr|stdin|PassThrough|(?:create)?(?:Gzip|Deflate|DeflateRaw|BrotliCompress|ZstdCompress))$/

/** What makes a stream of things in memory, by its whole name: `new stream.Transform`, `Readable.from`. */
export const IN_MEMORY = /(?:^|\.)(?:Stream|Readable|Writable|Duplex|Transform|PassThrough|from|compose)$/
