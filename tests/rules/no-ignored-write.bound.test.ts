import rule from '../../rules/no-ignored-write.ts'
import { untyped } from '../rule-tester.ts'

const NET = `import net from 'node:net'\nconst socket = net.connect(23)\n`
const CHILD = `import { spawn } from 'node:child_process'\nconst child = spawn('x')\n`

const forwarded = (sink: string, line: number, column: number) => ({
  messageId: 'forwarded' as const,
  data: { sink },
  line,
  column,
  suggestions: null,
})

untyped.run('no-ignored-write of a write() that is itself the listener', rule, {
  valid: [
    {
      name: "the program's own output",
      code: `${CHILD}child.stdout.on('data', process.stdout.write.bind(process.stdout))`,
    },
    { name: 'the end of a flow', code: `${NET}source.on('end', socket.write.bind(socket))` },
    {
      name: 'what a person types',
      code: `${NET}process.stdin.setRawMode(true)\nprocess.stdin.on('data', socket.write.bind(socket))`,
    },
    { name: 'a parser', code: `source.on('data', parser.write.bind(parser))` },
    {
      name: 'the stream that the class is',
      code: `class A extends Writable { f(source) { source.on('data', this.write.bind(this)) } }`,
    },
    {
      name: 'a sink whose room is looked at',
      code:
        `${NET}source.on('data', socket.write.bind(socket))\n` +
        `setInterval(() => { if (socket.writableLength > HIGH) source.pause(); else source.resume() }, 50)`,
    },
    { name: 'a callback that is kept', code: `${NET}const send = socket.write.bind(socket)\nexport { send }` },
  ],
  invalid: [
    {
      name: 'a known socket',
      code: `${NET}source.on('data', socket.write.bind(socket))`,
      errors: [forwarded('socket', 3, 19)],
    },
    { name: 'by its name', code: `source.on('data', res.write.bind(res))`, errors: [forwarded('res', 1, 19)] },
    {
      name: 'rows, into a stream that is handed in',
      code: `class Query extends EventEmitter { pipe(stream) { this.on('row', stream.write.bind(stream)) } }`,
      errors: [forwarded('stream', 1, 66)],
    },
    {
      name: 'by a const',
      code: `${CHILD}const feed = child.stdin.write.bind(child.stdin)\nsource.on('data', feed)`,
      errors: [forwarded('child.stdin', 3, 14)],
    },
  ],
})
