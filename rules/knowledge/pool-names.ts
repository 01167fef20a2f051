import { oneOf } from './name-patterns.ts'

/** Methods of a pool that lend one of its connections, which is given back by a method of its own. */
export const LENDING = oneOf('connect getConnection getClient acquireConnection')
