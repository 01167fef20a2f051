/** Other majors of packages, by the names under which they are installed. */
export const MAJORS: Readonly<Record<string, string>> = {
  'effect-3': 'effect',
  'p-queue-7': 'p-queue',
  'p-queue-10': 'p-queue',
}
