/** Code line by line. */
export const lines = (...code: string[]): string => code.join('\n')

export const IMPORT = "import { mapLimit } from 'backpressure-runtime'\n"

/** What there is too much of, by the work as the tests of these rules call it. */
export function loadOf(work: string): string {
  const name = work.replaceAll('`', '')
  if (name === 'a task' || /^fs\.(?:stat|readdir|unlink|exists)$/.test(name)) return 'tasks'
  if (/^(?:\w+\.)?(?:exec|spawn|execFile|execa|fork)$/.test(name)) return 'processes'
  return /^fs|readFile|writeFile|ReadStream/.test(name) ? 'open files' : 'connections'
}

/** A finding, by what it says. */
export const fanOut = (items: string, work: string, remedy = '`mapLimit`') => ({
  messageId: 'fanOut' as const,
  data: {
    each: items === '' ? 'Every pass of the loop' : `Every element of \`${items}\``,
    work: `\`${work}\``,
    load: loadOf(work),
    remedy,
  },
})
/** The one suggestion that goes with a finding. */
export const fewAtATime = (output: string, helper = 'mapLimit', limit = 10) => ({
  suggestions: [{ messageId: 'runFewAtATime' as const, data: { limit, helper }, output }],
})
/** The shape is reported; nothing can be written for it. */
export const unwritable = { suggestions: [] }
