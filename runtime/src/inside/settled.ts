/** One resolved promise for all who need not wait: awaiting it costs the same and it is made once. */
export function settled(): Promise<void> {
  return done
}

const done: Promise<void> = /* @__PURE__ */ Promise.resolve()
