/** Argument checks: each names the option, says what was wanted, and shows the value and its type. */

/** A `TypeError`: the value is not of the kind that is wanted. */
export function invalid(option: string, wanted: string, value: unknown): Error {
  return coded(new TypeError(message(option, wanted, value)))
}

/** A `RangeError` for a number, a `TypeError` for anything else. */
export function invalidNumber(option: string, wanted: string, value: unknown): Error {
  return typeof value === 'number'
    ? coded(new RangeError(message(option, wanted, value)))
    : invalid(option, wanted, value)
}

export function checkCount(option: string, value: number, least = 1): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw invalidNumber(option, `an integer of at least ${least}`, value)
  }
}

export function checkMs(option: string, value: number): void {
  if (typeof value !== 'number' || !(value >= 0 && value < Infinity)) {
    throw invalidNumber(option, 'a finite number of milliseconds of at least 0', value)
  }
}

export function checkFunction(option: string, value: unknown): void {
  if (typeof value !== 'function') throw invalid(option, 'a function', value)
}

export function checkObject(option: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) throw invalid(option, 'an object', value)
}

export function checkOneOf(option: string, value: unknown, words: readonly string[]): void {
  if (!words.includes(value as string)) throw invalid(option, `one of '${words.join("', '")}'`, value)
}

export function checkName(value: unknown): void {
  if (value !== undefined && typeof value !== 'string') throw invalid('name', 'a string', value)
}

function coded(error: Error): Error {
  return Object.assign(error, { code: 'BACKPRESSURE_INVALID_ARGUMENT' })
}

function message(option: string, wanted: string, value: unknown): string {
  return `Expected \`${option}\` to be ${wanted}, got ${shown(value)}`
}

function shown(value: unknown): string {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  if (type === 'object' || type === 'array' || type === 'function') return `a value of type ${type}`
  return `${typeof value === 'string' ? JSON.stringify(value) : String(value)} (${type})`
}
