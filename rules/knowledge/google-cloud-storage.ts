import type { Library } from './schema.ts'
import { CALLS, each, IO_PROMISE, LISTENING } from './vocabulary.ts'

export default {
  name: 'Google Cloud Storage',
  package: '@google-cloud/storage',
  modules: ['@google-cloud/storage'],
  exports: { Storage: { construct: { makes: 'gcs' } } },
  types: { Storage: 'gcs', Bucket: 'gcs-bucket', File: 'gcs-file' },
  things: {
    gcs: {
      kinds: ['client'],
      methods: { ...each(['createBucket', 'getBuckets'], IO_PROMISE), bucket: { makes: 'gcs-bucket' } },
    },
    'gcs-bucket': {
      kinds: ['client'],
      methods: { ...CALLS, ...LISTENING, file: { makes: 'gcs-file' }, getFilesStream: { makes: 'node-readable' } },
    },
    'gcs-file': {
      kinds: ['client'],
      methods: {
        ...CALLS,
        ...LISTENING,
        createReadStream: { makes: 'node-readable', io: true },
        createWriteStream: { makes: 'node-writable', io: true },
        ...each(['cloudStorageURI', 'publicUrl'], {}),
      },
    },
  },
} as const satisfies Library
