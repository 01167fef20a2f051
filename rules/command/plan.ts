/** How ESLint is to be started. It travels to ESLint's threads in a URL, so it is JSON. */
export interface Plan {
  readonly cwd: string
  readonly preset: 'recommended' | 'strict'
  /** A configuration of the project: a file, or the one that ESLint finds for each file. Absent: the preset alone. */
  readonly config?: string | { readonly nearest: true } | undefined
  /** `show` marks findings that can be rewritten with a `fix`; `apply` answers the rewritten text as `output`. */
  readonly rewrites?: 'show' | 'apply' | undefined
  /** The folder of the cache. */
  readonly cache?: string | undefined
  /** Do texts come from elsewhere, so that it does not matter whether the files can be read? */
  readonly fromElsewhere?: boolean | undefined
  /** Threads, where more than one; `auto` leaves their number to ESLint. */
  readonly threads?: number | 'auto' | undefined
  /** The channel that hears of each file that was read. */
  readonly progress?: string | undefined
}
