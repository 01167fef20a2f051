import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

const STREAM_CLASSES = ['Gzip', 'Gunzip', 'Deflate', 'Inflate', 'DeflateRaw', 'InflateRaw', 'Unzip'] as const
const BROTLI_CLASSES = ['BrotliCompress', 'BrotliDecompress'] as const

export default {
  name: 'node:zlib',
  modules: ['zlib'],
  exports: {
    ...each(
      STREAM_CLASSES.map((name) => `create${name}` as const),
      { call: { makes: 'node-duplex' } },
    ),
    ...each(
      BROTLI_CLASSES.map((name) => `create${name}` as const),
      { call: { makes: 'node-duplex' } },
    ),
    ...each(STREAM_CLASSES, { construct: { makes: 'node-duplex' } }),
    // Work of the thread pool, not of a disk or a peer: no I/O.
    ...each(['gzip', 'gunzip', 'deflate', 'inflate', 'deflateRaw', 'inflateRaw', 'unzip'], { call: {} }),
    ...each(['brotliCompress', 'brotliDecompress'], { call: {} }),
  },
  types: each([...STREAM_CLASSES, ...BROTLI_CLASSES], 'node-duplex'),
} as const satisfies Library
