import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'AWS SDK for JavaScript 3, document client and uploads',
  modules: ['@aws-sdk/lib-dynamodb', '@aws-sdk/lib-storage'],
  exports: {
    DynamoDBDocumentClient: { construct: { makes: 'aws-client' } },
    'DynamoDBDocumentClient.from': { call: { makes: 'aws-client' } },
    'DynamoDBDocument.from': { call: { makes: 'aws-service' } },
    Upload: { construct: { makes: 'aws-upload' } },
  },
  types: { DynamoDBDocumentClient: 'aws-client', DynamoDBDocument: 'aws-service', Upload: 'aws-upload' },
  things: {
    'aws-upload': { kinds: ['emitter'], methods: each(['abort', 'done'], IO_PROMISE) },
  },
} as const satisfies Library
