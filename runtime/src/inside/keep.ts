/**
 * Engines forget the shapes of objects, and with them the code compiled for these, once a collection finds none alive.
 * Where queues or semaphores come and go, each would run cold again; so one more is made with the first and stays.
 */
export function keepOne(Class: new (size: number) => unknown): void {
  if (kept.has(Class)) return
  // Before it is made, for making one asks to keep one.
  kept.add(Class)
  kept.add(new Class(1))
}

const kept = /* @__PURE__ */ new Set<unknown>()
