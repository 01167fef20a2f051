import { forEachLimit } from '../../runtime/src/index.ts'
import { chromium, installChromium, mayInstall } from './chromium.ts'
import { engines, fetchEngine, isThere } from './engines.ts'

// Brings what the tests of this folder run under, where it is missing and can be had. What cannot is told, and its
// tests skip themselves; in CI they fail.
const bring = async (name: string, there: boolean, fetchIt: () => void | Promise<void>): Promise<void> => {
  if (there) return
  try {
    console.log(`platforms: fetching ${name}`)
    await fetchIt()
  } catch (error) {
    console.warn(`platforms: ${name} cannot be had: ${String(error).split('\n')[0]}`)
  }
}

await forEachLimit(engines, 2, (engine) => bring(engine.name, isThere(engine), () => fetchEngine(engine)))
const browser = chromium() !== undefined
if (browser || mayInstall()) await bring('chromium', browser, installChromium)
else console.warn('platforms: chromium is not on this machine; CHROMIUM=path names one')
