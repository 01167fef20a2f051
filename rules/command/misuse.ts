/** The person asked for something that cannot be: an unknown flag, a path that is not there, nothing to lint. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}
