/** The person asked for something that cannot be: an unknown flag, a path that is not there, nothing to lint. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}

/** A value that an option does not take: names the option, what it takes and what it got. */
export function wrongValue(option: string, takes: string, value: string): Misuse {
  return new Misuse(`${option} takes ${takes}, not ${JSON.stringify(value)}.`)
}
