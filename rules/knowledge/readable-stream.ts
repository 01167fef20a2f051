import nodeStream from './node-stream.ts'
import type { Library } from './schema.ts'

const { exports: node, types } = nodeStream

/** The same classes for older platforms, without what turns them into web streams. */
export default {
  name: 'readable-stream',
  package: 'readable-stream',
  modules: ['readable-stream'],
  exports: Object.fromEntries(Object.entries(node).filter(([name]) => !/Web$|^Duplex\.from$/.test(name))),
  types,
} satisfies Library
