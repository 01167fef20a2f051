import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

const MAKES_HASH = { makes: 'hash' } as const
const MAKERS = [
  'createCipheriv',
  'createDecipheriv',
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
    ...each(['Hash', 'Hmac', 'Sign', 'Verify'], { construct: MAKES_HASH }),
    // Work of the thread pool, not of a disk or a peer: no I/O.
    ...each(['pbkdf2', 'scrypt', 'hkdf', 'randomBytes', 'randomFill', 'generateKeyPair'], { call: {} }),
  },
  types: each(['Cipheriv', 'Decipheriv', 'Hash', 'Hmac', 'Sign', 'Verify'], 'hash'),
  things: {
    // A Transform by its members, but `write()` is worked off at once and keeps nothing: no put, a thing of its own.
    hash: { kinds: [] },
  },
} as const satisfies Library
