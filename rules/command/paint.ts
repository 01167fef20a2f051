import { styleText } from 'node:util'

type Format = Extract<Parameters<typeof styleText>[0], string>

/** Gives text a colour. */
export type Paint = (format: Format, text: string) => string

/** Colours where the standard output shows them: never into a pipe or under `NO_COLOR`. */
export const paint: Paint = (format, text) => styleText(format, text, { stream: process.stdout })
