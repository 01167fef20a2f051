import plugin from '../index.ts'
import { optionsFor } from './eslint-options.ts'
import type { Plan } from './plan.ts'

const plan = JSON.parse(decodeURIComponent(new URL(import.meta.url).search.slice(1))) as Plan

/** What each of ESLint's threads imports: the options for the plan in the URL. */
const { options, readable } = await optionsFor(plugin, plan)

export { readable }
export default options
