import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { documentedType } from './annotations.ts'
import type { Binding } from './bindings.ts'

/**
 * Whether the parameter is declared to take any list of texts or numbers: `shops: readonly string[]`,
 * `Iterable<number>`, `@param {string[]} shops`. So are ids, addresses and paths handed over, whatever the list is
 * called; lists of objects of a type of their own are often few.
 */
export function takesAnyWords(context: Context, { id, fn }: Binding & { from: 'parameter' }): boolean {
  const type = id.typeAnnotation?.typeAnnotation
  if (type) return isListOfWords(type)
  const documented = documentedType(context, id, fn)
  return documented !== undefined && WORDS.test(documented)
}

const WORDS = /^\s*(?:(?:string|number|bigint)\[\]|(?:\w*Array|\w*Set|Iterable)<(?:string|number|bigint)>)\s*$/

function isListOfWords(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSTypeOperator':
      return type.typeAnnotation !== undefined && isListOfWords(type.typeAnnotation)
    case 'TSArrayType':
      return isWord(type.elementType)
    case 'TSTypeReference': {
      const [element, ...more] = type.typeArguments?.params ?? []
      const name = type.typeName.type === 'Identifier' ? type.typeName.name : ''
      return LISTS.has(name) && element !== undefined && more.length === 0 && isWord(element)
    }
    default:
      return false
  }
}

const LISTS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable'])

function isWord({ type }: TSESTree.TypeNode): boolean {
  return type === 'TSStringKeyword' || type === 'TSNumberKeyword' || type === 'TSBigIntKeyword'
}
