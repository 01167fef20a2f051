import rule from '../../rules/no-misused-drain.ts'
import { untyped } from '../rule-tester.ts'

const FS = `import fs from 'node:fs'\nconst out = fs.createWriteStream('x')\n`

/** A loop that reads what is there, and does this where the sink is full. */
const pump = (whenFull: string) =>
  `${FS}function next() { let c\n` +
  `  while ((c = source.read()) !== null) { if (out.write(c) === false) ${whenFull} } }\n` +
  `source.on('readable', () => { if (!busy) next() })`

untyped.run('no-misused-drain in turns', rule, {
  valid: [
    { name: 'a loop that is left with its listener', code: pump(`return out.once('drain', next)`) },
    { name: 'a loop that is left after it', code: pump(`{ out.once('drain', next); return }`) },
  ],
  invalid: [
    {
      name: 'a loop that goes on',
      code: pump(`out.once('drain', next)`),
      errors: [{ messageId: 'piled', data: { sink: 'out' }, line: 4, column: 70, suggestions: null }],
    },
  ],
})
