import { expect, test } from 'vitest'
import { endsElement } from '../../rules/analysis/endings.ts'
import { ask } from '../code.ts'

/** What is asked of the call that stands last in the code. */
const asked = (code: string): boolean => ask(code, 'CallExpression', (context, call) => endsElement(context, call))

test.each([
  'channels.map((channel) => channel.close())',
  'handles.map(async ({ handle }) => { await handle.close() })',
  'sessions.map((session) => session.socket.end())',
  'for (const handle of handles) void handle.close()',
  "import fs from 'node:fs'; for (const id in jobs) fs.close(jobs[id].fd, f)",
])('ends what is open: %s', (code) => {
  expect(asked(code)).toBe(true)
})

test.each([
  'users.map((user) => user.destroy())',
  'users.map((user) => user.delete())',
  'ids.map((id) => api.close(id))',
  'channels.map((channel) => channel.send())',
  'close()',
])('does not: %s', (code) => {
  expect(asked(code)).toBe(false)
})
