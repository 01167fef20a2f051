/** Resolved promises for all who need not wait: awaiting them costs the same, and they are made once. */
export const settled: Promise<void> = /* @__PURE__ */ Promise.resolve()
export const settledTrue: Promise<boolean> = /* @__PURE__ */ Promise.resolve(true)
export const settledFalse: Promise<boolean> = /* @__PURE__ */ Promise.resolve(false)
