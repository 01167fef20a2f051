/** Resolved promises for all who need not wait: awaiting them costs the same, and they are made once. */
export function settled(): Promise<void> {
  return done
}

export function settledWith(answer: boolean): Promise<boolean> {
  return answer ? yes : no
}

const done: Promise<void> = /* @__PURE__ */ Promise.resolve()
const yes: Promise<boolean> = /* @__PURE__ */ Promise.resolve(true)
const no: Promise<boolean> = /* @__PURE__ */ Promise.resolve(false)
