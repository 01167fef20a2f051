/** A generator by hand: unlike one of the language, it can be ended while a `next()` still waits. */
export function iteration<T>(
  next: () => Promise<IteratorResult<T, undefined>>,
  end: () => void,
): AsyncGenerator<T, undefined, undefined> {
  return {
    next,
    async return(value) {
      end()
      return { done: true, value: await value }
    },
    async throw(error) {
      end()
      throw error
    },
    async [Symbol.asyncDispose]() {
      end()
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
