import { endingIn, holding, oneOf, startingIn } from './name-patterns.ts'

// Names that tell whether a list is as long as the data are. They give `likely` evidence, never proof.

/** Lists of records, of what users send, of files, of addresses; and names that say that any list will do. */
export const DATA_LISTS = endingIn(`
  ids IDs uuids guids keys rows records entries items docs documents objects elements values vals data list array
  collection inputs results hits matches all payloads
  users people customers members accounts profiles contacts recipients followers friends guests players students
  employees patients orders invoices payments transactions products tickets issues comments posts articles stories
  reviews notes tasks jobs todos messages mails emails notifications events logs alerts conversations chats channels
  guilds rooms tweets photos videos tracks songs albums movies episodes pages urls URLs uris links hrefs
  addresses hashes checksums cids nodes vertices edges vectors embeddings chunks batches parts segments
  blocks files paths filePaths filepaths fileNames filenames fileEntries dirents dirs directories artifacts assets
  tarballs archives packages deps dependencies commits revs revisions prs PRs pulls pullRequests repos repositories
  downloads uploads
`)

/** What names one record each. */
export const RECORDS = endingIn('ids IDs uuids guids keys')

/** What holds one of the data for each key: `byId`, `usersByName`; groups (`tokensByChain`) are few. */
export const KEYED_DATA = /(?:^by|[a-z\d]By)\w*(?:Id|ID|Uuid|Key|Name|Path|Url|URL|File|User|Hash|Address|Email|Slug)$/

/** What answers one group of the data for each kind: `groupByTarget()`. */
export const GROUPS = startingIn('groupBy groupedBy grouped')

const MACHINES = 'cloud server broker bootstrap seed relay stun turn gateway cluster mirror proxy nameserver'

/** Addresses of machines that a program is set up with: `cloudAddresses`, `brokerUrls`. */
export const SERVERS = endingIn(
  MACHINES.split(' ')
    .map((machine) => `${machine}(?:Addresses|Urls|URLs|Uris|URIs)`)
    .join(' '),
)

/** What one poll of a queue of messages answers, ten at most: `response.Messages` of SQS. */
export const POLLED = oneOf('Messages')

/** What holds the last value for each of a few keys: `cachedFrames`, `this.latest`. */
export const LAST_VALUES = holding('cache cached latest snapshot snapshots')

/** What one gesture of a user brings: `event.dataTransfer.files`. */
export const BY_ONE_USER = oneOf('dataTransfer clipboardData target currentTarget')

/** Calls that let a person choose, in a dialog or at a prompt: what they answer somebody has pointed at. */
export const CHOICES = oneOf(
  'showOpenDialog showOpenDialogSync showOpenFilePicker showQuickPick multiselect groupMultiselect checkbox',
)

/** Calls that answer as much as a store, a directory or a service holds, waited for or not: `getAllRows()`. */
export const LISTINGS = startingIn(`
  list find query search fetch scan select claim getAll loadAll readAll findAll all glob walk enumerate crawl
`)

/** Queries that are told the first and the last place of what they answer: `zrange`, `getJobs`. */
export const RANGED = /range|^getJobs$/i

/** What people write once, and what describes data instead of being it. */
export const SETTINGS = endingIn(`
  config configs configuration options opts settings schema manifest capabilities preferences flags argv env
  mapping definition definitions spec specs metadata meta
`)

/** What comes with one request of somebody else, who decides how long its lists are. */
export const REQUEST_PARTS = endingIn('req request body payload Records')
