/** A file that is to be written, or what a person must do because it cannot be. */
export type Change =
  | { readonly file: string; readonly text: string; readonly executable?: boolean }
  | { readonly file: string; readonly byHand: string }
