/** Other majors of packages, by the names under which they are installed. */
export const MAJORS: Readonly<Record<string, string>> = { 'effect-3': 'effect' }
