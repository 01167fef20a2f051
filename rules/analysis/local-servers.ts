import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { SOCKET_FILES } from '../knowledge/source-names.ts'
import { bindingOf, keyName } from './bindings.ts'
import { objectBehind } from './given-limits.ts'
import { makerOf } from './makers.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether the socket is one that a server on a path has taken, `net.createServer((socket) => …).listen(socketPath)`:
 * the pipe or the Unix socket by which programs of one machine talk, and whom the file system lets in. A server of HTTP
 * on a path may stand behind a proxy, which hands everybody on.
 */
export function isOfLocalServer(context: Context, socket: TSESTree.Node): boolean {
  const binding = socket.type === 'Identifier' ? bindingOf(context, socket) : undefined
  const giver = binding?.from === 'parameter' && binding.index === 0 ? outer(binding.fn) : undefined
  if (giver?.type !== 'CallExpression' && giver?.type !== 'NewExpression') return false
  const callee = unwrap(giver.callee)
  const server = [giver, callee.type === 'MemberExpression' ? makerOf(context, callee.object) : undefined].find(
    (call) => call && callMeaning(context, call)?.fact.makes === 'net-server',
  )
  const addresses = server ? addressesOf(context, server) : []
  return addresses.length > 0 && addresses.every((address) => address !== undefined && isPath(context, address))
}

/** What each `listen()` of the server is given. */
function addressesOf(context: Context, server: TSESTree.Node): (TSESTree.Node | undefined)[] {
  return membersNamed(context, 'listen').flatMap((member) => {
    const call = outer(member)
    const isCalled = call?.type === 'CallExpression' && unwrap(call.callee) === member
    return isCalled && makerOf(context, member.object) === server ? [call.arguments[0]] : []
  })
}

/** `'/run/app.sock'`, `socketPath`, `path.join(dir, 'app.sock')`, `{ path: file }` */
function isPath(context: Context, address: TSESTree.Node, hops = 0): boolean {
  const value = unwrap(address)
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' && FILE.test(value.value)
    case 'TemplateLiteral':
      return value.quasis.some(({ value: { raw } }) => FILE.test(raw))
    case 'ObjectExpression':
      return value.properties.some((property) => property.type === 'Property' && keyName(property.key) === 'path')
    case 'Identifier': {
      const object = objectBehind(context, value)
      if (object) return isPath(context, object)
      const binding = bindingOf(context, value)
      const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
      return SOCKET_FILES.test(value.name) || (!!init && hops < 2 && isPath(context, init, hops + 1))
    }
    default:
      return SOCKET_FILES.test(lastNameOf(value) ?? '')
  }
}

const FILE = /[/\\]|\.sock$/
