/** A name that is one of the words. */
export function oneOf(words: string): RegExp {
  return new RegExp(`^(?:${alternatives(words)})$`)
}

/** A name whose last part is one of the words: `limit`, `#limit`, `gitLimit`, `git_limit`. */
export function endingIn(words: string): RegExp {
  return new RegExp(`(?:^[_$#]*|_)(?:${alternatives(words)})$|(?:^|[a-z\\d_$#])(?:${alternatives(words, capital)})$`)
}

/** A name that ends in one of the words, in the middle of a part too: `socket`, `rawSocket`, `websocket`. */
export function endingWith(words: string): RegExp {
  const eitherCase = (word: string): string => `[${capital(word).charAt(0)}${word.charAt(0)}]${word.slice(1)}`
  return new RegExp(`(?:^|[a-z\\d_$#])(?:${alternatives(words, eitherCase)})$`)
}

/** A name whose first part is one of the words: `fetch`, `_fetch`, `fetchUser`, `fetch2`. */
export function startingIn(words: string): RegExp {
  return new RegExp(`^[_$#]*(?:${alternatives(words)})(?:$|[A-Z_\\d])`)
}

/** A name that holds one of the words as a part of its own. */
export function holding(words: string): RegExp {
  const end = '(?:$|[A-Z_])'
  return new RegExp(`(?:^[_$#]*|_)(?:${alternatives(words)})${end}|[a-z\\d](?:${alternatives(words, capital)})${end}`)
}

/** Words stand apart by white space; a word may be a pattern itself. */
function alternatives(words: string, spelled = (word: string): string => word): string {
  return words.trim().split(/\s+/).map(spelled).join('|')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
