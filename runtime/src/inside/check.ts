/** Argument checks: each names the option, says what was wanted, and shows the value and its type. */

/** A `TypeError`; where a number is wanted, `ForNumber` is `RangeError`. */
export function invalid(
  option: string,
  wanted: string,
  value: unknown,
  ForNumber: ErrorConstructor = TypeError,
): Error {
  const Kind = typeof value === 'number' ? ForNumber : TypeError
  const shown = Object(value) === value ? typeof value : `${String(value)} (${typeof value})`
  const message = `Expected \`${option}\` to be ${wanted}, got ${shown}`
  return Object.assign(new Kind(message), { code: 'BACKPRESSURE_INVALID_ARGUMENT' })
}

export function checkCount(option: string, value: number, least = 1): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw invalid(option, `an integer of at least ${least}`, value, RangeError)
}

export function checkMs(option: string, value: number): void {
  if (!Number.isFinite(value) || value < 0) throw invalid(option, 'a finite number of at least 0', value, RangeError)
}

export function checkOneOf(option: string, value: unknown, words: readonly string[]): void {
  if (!words.includes(value as string)) throw invalid(option, `one of '${words.join("', '")}'`, value)
}

export function checkType(option: string, value: unknown, type: 'boolean' | 'function' | 'object' | 'string'): void {
  if (typeof value !== type || value === null)
    throw invalid(option, type === 'object' ? 'an object' : `a ${type}`, value)
}

/** The options of what can also be made from a number alone. */
export function optionsOf<O extends object>(given: number | O, main: keyof O): O {
  return Object(given) === given ? (given as O) : ({ [main]: given } as O)
}
