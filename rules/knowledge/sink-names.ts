// Names that tell of a byte sink where its origin stands in another file. They give `likely` evidence, never proof.

/** Values whose `write()` queues bytes and answers whether there is room: `res`, `this.socket`, `outputStream`. */
export const SINKS =
  /(?:^|[a-z\d_$#])(?:[Rr]es|[Rr]esponse|[Ss]tream|[Ww]rite[Ss]tream|[Ww]s[Ss]tream|[Ww]ritable|[Oo]ut|[Oo]utput|[Oo]utgoing|[Ss]ocket|[Ss]ock|[Cc]onn|[Cc]onnection|[Dd]est|[Dd]st|[Dd]estination|[Ss]ink|[Tt]arget|[Ss]tdin|[Uu]pstream|[Dd]ownstream|[Rr]aw|[Gg]zip|[Dd]eflate|[Aa]rchive|[Pp]ack|[Dd]uplex|[Rr]eq|[Rr]equest|[Ff]ile|[Tt]unnel|[Pp]roxy)$/

/** Types of other packages whose values are byte sinks: `HttpResponse`, `FileWriteStream`. */
export const SINK_TYPES = /(?:Writable|WriteStream|WritableStream|Socket|Response|Duplex|PassThrough|Transform)$/

/** Functions and classes that make one: `openTheStream`, `multistream`, `RollingFileStream`. */
export const MAKERS = /(?:[Ss]tream|[Ss]ocket)$/

/** Values with a `write()` of their own kind: memory, terminals, parsers, digests. */
export const NO_SINKS =
  /(?:^|[a-z\d_$#])(?:[Ss]tdout|[Ss]tderr|[Tt]erm|[Tt]erminal|[Xx]term|[Pp]ty|[Pp]tyProcess|[Tt]ty|[Cc]onsole|[Pp]arser|[Hh]ash|[Hh]mac|[Dd]igest|[Cc]ipher|[Dd]ecipher|[Dd]ecoder|[Ee]ncoder|[Bb]uf|[Bb]uffer|[Bb]uilder|[Ss]erializer|[Ll]og|[Ll]ogger|[Rr]eporter|[Pp]rinter|[Ss]pinner|[Dd]oc|[Dd]ocument|[Ff]s|[Cc]lipboard|[Cc]ache|[Ss]torage)$/

/** Sinks with somebody at the other end who may leave without an error: `res`, `reply.raw`, `client.conn`. */
export const LEAVING = /(?:^|[a-z\d_$#])(?:[Rr]es|[Rr]esponse|[Rr]eply|[Rr]aw|[Ss]ocket|[Ss]ock|[Cc]onn|[Cc]onnection|[Rr]eq|[Rr]equest|[Pp]eer)$/

/** Functions that wait for room or make it when they are given the sink: `waitForDrain(res)`, `flush(socket)`. */
export const ROOM_HELPERS = /drain|backpressure|back_pressure|waitForRoom|waitWritable|untilWritable/i
