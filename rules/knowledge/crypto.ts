import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

const MAKES_HASH = { makes: 'hash' } as const
const MAKES_DECIPHER = { makes: 'decipher' } as const
const MAKERS = [
  'createCipheriv',
  'createHash',
  'createHmac',
  'createSign',
  'createVerify',
] as const

export default {
  name: 'node:crypto',
  modules: ['crypto'],
  exports: {
    ...each(MAKERS, { call: MAKES_HASH }),
    createDecipheriv: { call: MAKES_DECIPHER },
    ...each(['Hash', 'Hmac', 'Sign', 'Verify'], { construct: MAKES_HASH }),
    // Work of the thread pool, not of a disk or a peer: no I/O.
    ...each(['pbkdf2', 'scrypt', 'hkdf', 'randomBytes', 'randomFill', 'generateKeyPair'], { call: {} }),
  },
  types: { ...each(['Cipheriv', 'Hash', 'Hmac', 'Sign', 'Verify'], 'hash'), Decipheriv: 'decipher' },
  things: {
    // A Transform by its members, but `write()` is worked off at once and keeps nothing: no put, a thing of its own.
    hash: { kinds: [] },
    /** Fails where bytes, key and padding do not fit. */
    decipher: { kinds: [], methods: each(['setAAD', 'setAuthTag', 'setAutoPadding'], MAKES_DECIPHER) },
  },
} as const satisfies Library
