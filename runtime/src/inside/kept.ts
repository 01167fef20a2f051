/** What is kept of an object for as long as it lives; made when it is asked for first. */
export function keptOf<K extends object, V>(all: WeakMap<K, V>, key: K, make: () => V): V {
  let value = all.get(key)
  if (value === undefined) all.set(key, (value = make()))
  return value
}
