import { startingIn } from './name-patterns.ts'

// Names that tell how long the run of a timer may take. They give `likely` evidence, never proof.

/** Functions that ask one thing, or say that somebody is alive: `getClusterSize`, `ping`, `renewLock`. */
export const LOOKS = startingIn(`
  get count size status state check is has health ping heartbeat touch renew extend peek info select stat
`)

/** What the work of a timer is called that asks another side, whoever does it. */
export const ASKING = startingIn('request retrieve poll query fetch')

/** Methods that read a reply to its end. */
export const READING_REPLIES = /^(?:json|text|arrayBuffer|blob|formData)$/

/** Words of a loop's test that say that it tries again. */
export const RETRYING = /attempt|retr(?:y|ies)|tries/i

/** A name that ends in a long unit stands for at least one of it. */
export const LONG_UNITS = /^(?:hours?|days?|weeks?)$/
