import { expect, test } from 'vitest'
import { isOfView } from '../../rules/analysis/view-effects.ts'
import { ask } from '../code.ts'

test.each([
  ['useEffect(() => { const id = setInterval(load, 1000); return () => clearInterval(id) }, [])', true],
  ['React.useLayoutEffect(() => { const start = () => setInterval(load, 1000); start() })', true],
  ['onMounted(() => { setInterval(load, 1000) })', true],
  ['class List extends React.Component { componentDidMount() { setInterval(load, 1000) } }', true],
  ['class List extends PureComponent { start = () => { setInterval(load, 1000) } }', true],
  ['setInterval(load, 1000)', false],
  ['window.setInterval(load, 1000)', false],
  ['server.on("listening", () => { setInterval(load, 1000) })', false],
  ['class Poller extends EventEmitter { start() { setInterval(load, 1000) } }', false],
  ['class Poller { start() { setInterval(load, 1000) } }', false],
  ['useEffect(render, () => { setInterval(load, 1000) })', false],
])('%s: %s', (code, expected) => {
  const selector = 'CallExpression:matches([callee.name="setInterval"], [callee.property.name="setInterval"])'
  expect(ask(code, selector, (_, call) => isOfView(call as never))).toBe(expected)
})
