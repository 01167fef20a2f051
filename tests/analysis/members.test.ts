import { expect, test } from 'vitest'
import { membersNamed } from '../../rules/analysis/members.ts'
import { ask } from '../code.ts'

test('membersNamed finds every read of a property of that name', () => {
  const code = `a.write(1); b?.write; c['write'] = 2; d[write]; this.#write(); f(() => e.f.write)`
  const objects = ask(code, 'Program', (context) =>
    membersNamed(context, 'write').map(({ object }) => context.sourceCode.getText(object)),
  )
  expect(objects).toEqual(['a', 'b', 'c', 'e.f'])
})

test('membersNamed knows of no other', () => {
  expect(ask('a.write(1)', 'Program', (context) => membersNamed(context, 'constructor'))).toEqual([])
})
