import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

const SERVICES = [
  'CloudFront',
  'CloudWatch',
  'CloudWatchLogs',
  'DynamoDB',
  'ECS',
  'EventBridge',
  'Firehose',
  'Kinesis',
  'KMS',
  'Lambda',
  'S3',
  'SecretsManager',
  'SES',
  'SESv2',
  'SFN',
  'SNS',
  'SQS',
  'SSM',
  'STS',
] as const

const MODULES = [
  'cloudfront',
  'cloudwatch',
  'cloudwatch-logs',
  'dynamodb',
  'ecs',
  'eventbridge',
  'firehose',
  'kinesis',
  'kms',
  'lambda',
  's3',
  'secrets-manager',
  'ses',
  'sesv2',
  'sfn',
  'sns',
  'sqs',
  'ssm',
  'sts',
] as const

const CLIENTS = SERVICES.map((name) => `${name}Client` as const)

export default {
  name: 'AWS SDK for JavaScript 3',
  package: '@aws-sdk/client-sqs',
  modules: MODULES.map((name) => `@aws-sdk/client-${name}` as const),
  exports: {
    ...each(CLIENTS, { construct: { makes: 'aws-client' } }),
    ...each(SERVICES, { construct: { makes: 'aws-service' } }),
  },
  types: { ...each(CLIENTS, 'aws-client'), ...each(SERVICES, 'aws-service') },
  things: {
    'aws-client': { kinds: ['client'], pooled: true, methods: { send: IO_PROMISE } },
    'aws-service': { kinds: ['client'], pooled: true, methods: { '*': IO_PROMISE, destroy: {} } },
  },
} as const satisfies Library
