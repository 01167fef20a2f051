import { namesLibraryWith } from './named-libraries.ts'

/** Whether the file names a library that takes a limit of tasks. */
export const namesLimitTaker = namesLibraryWith(
  ({ bound, limitedAs, limitedBy }) => bound?.unit === 'tasks' || limitedAs !== undefined || limitedBy !== undefined,
)

/** Whether the file names a library that takes a limit of a buffer. */
export const namesBufferTaker = namesLibraryWith(({ bound, buffer }) => bound?.unit === 'items' || buffer !== undefined)
