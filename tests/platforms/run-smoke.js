// node run-smoke.js esm|cjs: prints what failed, as JSON. The runtime is the package of that name.
import { createRequire } from 'node:module'
import { smoke } from './smoke.js'
import { smokeNode } from './smoke-node.js'

const form = process.argv[2]
const runtime =
  form === 'cjs' ? createRequire(import.meta.url)('backpressure-runtime') : await import('backpressure-runtime')
console.log(JSON.stringify([...(await smoke(runtime)), ...(await smokeNode(runtime))]))
