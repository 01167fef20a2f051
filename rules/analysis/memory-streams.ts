import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, valuesOf } from './bindings.ts'
import { makerOf } from './makers.ts'
import { fullNameOf, rootOf } from './names.ts'
import { unwrap } from './unwrap.ts'

/** Whether the stream reads what is in memory, and so can't fail: `Readable.from(buffer)`, `Readable.from([text])`. */
export function isOfMemory(context: Context, stream: TSESTree.Node): boolean {
  const maker = makerOf(context, stream)
  if (maker?.type !== 'CallExpression' || !/(?:^|\.)Readable\.from$/.test(fullNameOf(maker.callee) ?? '')) return false
  const [given] = maker.arguments
  return given !== undefined && isInMemory(context, given)
}

/** Text, bytes or a list, as they are written, made or declared. */
function isInMemory(context: Context, node: TSESTree.Node): boolean {
  const value = unwrap(node, { awaits: true })
  switch (value.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'ArrayExpression':
      return true
    case 'CallExpression':
      return fullNameOf(rootOf(value.callee)) === 'Buffer'
    case 'Identifier': {
      const binding = bindingOf(context, value)
      if (binding?.from === 'variable' && binding.path.length === 0) {
        const values = valuesOf(binding.variable)
        return values.length > 0 && values.every((one) => isInMemory(context, one))
      }
      return binding?.from === 'parameter' && binding.path.length === 0 && isDeclaredBytes(binding.id)
    }
    default:
      return false
  }
}

/** `data: Buffer`, `text: string`, `lines: string[]` */
function isDeclaredBytes({ typeAnnotation }: TSESTree.Identifier): boolean {
  const type = typeAnnotation?.typeAnnotation
  if (type?.type === 'TSTypeReference') return BYTES.has(fullNameOf(type.typeName) ?? '')
  return type?.type === 'TSStringKeyword' || type?.type === 'TSArrayType'
}

const BYTES = new Set(['Buffer', 'Uint8Array', 'NonSharedBuffer', 'Array'])
