/** A module of Node's own where the platform has them, without an import that other platforms would fail on. */
export function builtin<M>(id: string): M | undefined {
  const host = globalThis.process as { getBuiltinModule?: (id: string) => unknown } | undefined
  return host?.getBuiltinModule?.(id) as M | undefined
}
