/**
 * Whether a name as it is written in the code (`this.db.batchGet`) fits one of the patterns of a setting. `*` stands
 * for any run of characters; a pattern without a dot is held against the last part too: `gitLimit` fits
 * `this.gitLimit`.
 */
export function fitsName(patterns: readonly string[], name: string | undefined): boolean {
  if (name === undefined || patterns.length === 0) return false
  const last = name.slice(name.lastIndexOf('.') + 1)
  const bare = name.replace(/^this\./, '')
  return patterns.some((pattern) => {
    const regex = compiled(pattern)
    return regex.test(name) || regex.test(bare) || (!pattern.includes('.') && regex.test(last))
  })
}

const cache = new Map<string, RegExp>()

function compiled(pattern: string): RegExp {
  let regex = cache.get(pattern)
  if (!regex) {
    const source = pattern.replace(/[\\^$+?.()|[\]{}]/g, String.raw`\$&`).replace(/\*/g, '.*')
    cache.set(pattern, (regex = new RegExp(`^${source}$`)))
  }
  return regex
}
