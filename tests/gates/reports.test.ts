import { createRequire } from 'node:module'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import { DEFECT, ended, installed } from './installed.ts'

// What the installed command prints, against what the services take.
const require = createRequire(import.meta.url)
const TOLD = '  // eslint-disable-next-line backpressure/no-unbounded-promise-all -- ten at most\n'
const FILES = {
  'broken.js': 'const = 1',
  'src/a [1], ü.js': DEFECT + DEFECT.replace('fetchAll', 'again'),
  'src/told.js': DEFECT.replace('  return', `${TOLD}  return`),
}

const SARIF = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object

// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
const GITLAB = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^[^/.]' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
}

function report(format: string): unknown {
  const { status, stdout } = ended('npx', ['backpressure', 'check', '--format', format], installed(FILES).folder)
  expect(status).toBe(1)
  return JSON.parse(stdout)
}

/** What a validator of JSON schemas says; SARIF's schema is written in draft 4. */
function complaints(schema: object, value: unknown): unknown {
  const ajv = new Ajv({ schemaId: 'auto', meta: false, allErrors: true, logger: false })
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json') as object)
  ajv.validate(schema, value)
  return ajv.errors
}

describe('the SARIF log', { timeout: 300_000 }, () => {
  it('is valid against its schema, and says what is suppressed and what could not be read', () => {
    const log = report('sarif')
    expect(complaints(SARIF, log)).toBeNull()
    const at = (uri: string): object => ({ locations: [{ physicalLocation: { artifactLocation: { uri } } }] })
    const suppressions = [{ kind: 'inSource', justification: 'ten at most' }]
    const name = 'src/a%20%5B1%5D%2C%20%C3%BC.js'
    expect(log).toMatchObject({
      runs: [
        {
          results: [at(name), at(name), { ...at('src/told.js'), suppressions }],
          invocations: [{ toolExecutionNotifications: [at('broken.js')] }],
        },
      ],
    })
  })

  it('would not be valid with less', () => {
    expect(complaints(SARIF, { version: '2.1.0', runs: [{ tool: {} }] })).not.toBeNull()
  })
})

describe('the code quality report of GitLab', { timeout: 300_000 }, () => {
  it('is what GitLab documents, each issue with a fingerprint of its own', () => {
    const issues = report('gitlab') as { fingerprint: string; location: { path: string } }[]
    expect(complaints(GITLAB, issues)).toBeNull()
    expect(issues.map(({ location }) => location.path)).toEqual(['broken.js', 'src/a [1], ü.js', 'src/a [1], ü.js'])
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(3)
  })
})
