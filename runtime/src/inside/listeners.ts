/** Adds listeners by the method `add` of a target; the answer removes them by its method `remove`. */
export function listeners<Add extends string, Remove extends string>(
  target: { [method in Add | Remove]: (event: never, listener: () => void) => unknown },
  add: Add,
  remove: Remove,
  pairs: [event: string | symbol, listener: () => void][],
): () => void {
  const all = (method: Add | Remove) => {
    for (const [event, listener] of pairs) target[method](event as never, listener)
  }
  all(add)
  return () => all(remove)
}
