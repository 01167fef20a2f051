/** Argument checks: each names the option, says what was wanted, and shows the value and its type. */

/** A `TypeError`: the value is not of the kind that is wanted. */
export function invalid(option: string, wanted: string, value: unknown, Kind: ErrorConstructor = TypeError): Error {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const text = type === 'string' ? JSON.stringify(value) : String(value)
  const shown = Object(value) === value ? `a value of type ${type}` : `${text} (${type})`
  const error = new Kind(`Expected \`${option}\` to be ${wanted}, got ${shown}`)
  return Object.assign(error, { code: 'BACKPRESSURE_INVALID_ARGUMENT' })
}

/** A `RangeError` for a number, a `TypeError` for anything else. */
export function invalidNumber(option: string, wanted: string, value: unknown): Error {
  return invalid(option, wanted, value, typeof value === 'number' ? RangeError : TypeError)
}

export function checkCount(option: string, value: number, least = 1): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw invalidNumber(option, `an integer of at least ${least}`, value)
  }
}

export function checkMs(option: string, value: number): void {
  if (!Number.isFinite(value) || value < 0) {
    throw invalidNumber(option, 'a finite number of milliseconds of at least 0', value)
  }
}

export function checkFunction(option: string, value: unknown): void {
  checkType(option, value, 'function')
}

export function checkObject(option: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) throw invalid(option, 'an object', value)
}

export function checkOneOf(option: string, value: unknown, words: readonly string[]): void {
  if (!words.includes(value as string)) throw invalid(option, `one of '${words.join("', '")}'`, value)
}

export function checkName(value: unknown): void {
  if (value !== undefined) checkType('name', value, 'string')
}

export function checkType(option: string, value: unknown, type: 'boolean' | 'function' | 'string'): void {
  if (typeof value !== type) throw invalid(option, `a ${type}`, value)
}
