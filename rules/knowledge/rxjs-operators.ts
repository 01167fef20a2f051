import { OPERATORS } from './rxjs.ts'
import type { Library } from './schema.ts'

export default {
  name: 'RxJS operators',
  package: 'rxjs',
  modules: ['rxjs/operators'],
  exports: OPERATORS,
} as const satisfies Library
