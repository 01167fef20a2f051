import { FILE_VERBS } from './file-names.ts'
import { endingIn, holding, oneOf, startingIn } from './name-patterns.ts'

// Names that tell what a value is where its origin stands in another file. They give `likely` evidence, never proof.

/** Functions whose very name says that they ask something small, or tell it: `sendMessage`, `makeRequest`. */
const REQUESTS = 'sendMail sendEmail sendMessage sendRequest makeRequest doRequest queryDatabase'

/** Functions whose very name says that they talk to a network, a disk or a process: `fetchUser`, `uploadPart`. */
export const IO_FUNCTIONS = startingIn(`
  fetch download upload publish crawl scrape zip unzip httpGet httpPost
  ${FILE_VERBS} readdir readDir
  mkdirp? rimraf unlink spawn execFile execa
  ${REQUESTS}
`)

/** Those among them that tell a bus inside the program something, where nobody takes their answer. */
export const ANNOUNCEMENTS = startingIn('publish')

const PLACES = 'api|http|rpc|remote|network|server|backend'
const callOf = (places: string, things: string): RegExp => new RegExp(`^[_#]?(?:${places})\\w*(?:${things})s?$`)
const runOf = (things: string): RegExp =>
  new RegExp(`^[_#]?(?:run|exec|execute|do|send|perform|make|issue)(?:\\w*[a-z\\d])?(?:${things})s?$`)

/** The same where the call is awaited: `llmCall`, `runQuery`, `embedWithRetry`, `retryOnce`. */
export const IO_WORDS = [
  callOf(`llm|${PLACES}`, 'Call|Request|Query|Fetch'),
  runOf('Query|Request|Fetch|Upload|Download|Rpc'),
  /(?:[a-z\d]With|^with|^[pP]?)Retr(?:y|ies)$|^retry(?:ing)?(?:$|[A-Z])/,
]

/** Those that ask something small; a call of a language model is not. */
export const SMALL_REQUESTS = [
  startingIn(REQUESTS),
  callOf(PLACES, 'Call|Request|Query'),
  runOf('Query|Request|Rpc'),
]

/** Names that say to or from which place outside: `putValueToPeer`, `saveToDisk`, where they are awaited. */
export const TO_OUTSIDE = new RegExp(
  '^[_#]?(?:put|send|write|save|load|read|fetch|get|push|pull|copy|store|post|publish|upload|delete|remove)\\w*' +
    '(?:To|From|In|On)' +
    '(?:Peer|Server|Disk|Db|DB|Database|S3|Storage|Store|Remote|File|Network|Api|API|Registry|Cloud|Redis|Bucket|' +
    'Url|URL|Queue|Github|GitHub|Web)s?$',
)

/** Work that a package of its own does on files or in another process, where it is awaited: `esbuild.build(…)`. */
export const HEAVY_METHODS = oneOf(`
  build bundle compile transpile minify optimize resize toFile toBuffer convert install deploy render renderFile
  lintFiles extract pack
`)

const QUERIES = `
  findOne findMany findAll findAndCountAll findByPk findById findByIds findUnique findUniqueOrThrow findFirst
  findFirstOrThrow findOrCreate findOneOrFail findOneBy findBy findOneAndUpdate findOneAndDelete findByIdAndUpdate
  findByIdAndDelete countDocuments insertOne insertMany updateOne updateMany deleteOne deleteMany createMany replaceOne
  bulkWrite bulkCreate upsert batchWriteItem putItem getItem
`

/** Methods that ask an object for what it stands for, or tell it something small. */
export const ASKED = startingIn('fetch publish')

/** Methods that are queries of a store on whatever they are called. */
export const QUERY_METHODS = oneOf(QUERIES)

/** Methods that are queries or requests on whatever they are called. */
export const IO_METHODS = oneOf(`
  ${QUERIES} getObject putObject deleteObject headObject getSignedUrl
  sendMail sendMessage sendEmail readFile writeFile copyFile readdir unlink rmdir fetch download upload publish
  embedQuery embedDocuments similaritySearch addDocuments generateText generateObject
`)

const CLIENTS = `
  api API client http axios db DB database prisma redis mongo s3 sqs sns dynamo repo repository knex sql storage bucket
  dao octokit firestore supabase gateway endpoint sdk SDK connection conn
`

/** Receivers that stand for one service or store, which all tasks of a program ask: `this.apiClient`, `db`. */
export const COMMON_CLIENTS = endingIn(CLIENTS)

/** Those, disks and language models: `userRepository`, `redis`, `fs`, `openai`. */
export const IO_RECEIVERS = endingIn(`
  ${CLIENTS} fs fsp llm LLM openai anthropic retriever vectorStore vectorstore
`)

/** Classes and functions that make a client: a task that has one of its own opens connections of its own. */
export const CLIENT_MAKERS = new RegExp(
  '(?:[a-z\\d]|^)(?:Client|Connection|Pool|Browser|Session|Socket)$|^(?:connect|launch)$|' +
    '^(?:create|open|new)(?:\\w*[a-z\\d])?(?:Client|Connection|Session|Browser)$',
)

/** What starts a process by the name alone. */
export const PROCESS_STARTS = /^(?:spawn|exec|execFile|execa|execaCommand|fork)$/

/** What asks for the address behind a name: `dns.promises.lookup`, `dns.resolve4`. */
export const LOOKUPS = /^(?:lookup(?:Service)?|resolve(?:[46]|[A-Z][a-z]+)?|reverse)$/

/** Calls that say themselves that few need them: `uploadIfNeeded`, `maybeFetch`. */
export const SELDOM = /(?:IfNeeded|IfNecessary|IfMissing|IfAbsent|IfStale)$|^_?maybe[A-Z]/

/**
 * Fields that no two elements of a list have alike. `userId` says whose an element is, and many may be somebody's;
 * a `url` may be missing in many.
 */
export const IDENTITIES = /^(?:_?id|uuid|guid|key|uri|resource)$/

/** What answers as `fetch()` does, by its name: `fetchWithRetry`, `fetchFn`, `authFetch`; `fetchUsers` does not. */
export const FETCHERS = /^_?(?:fetch(?:With[A-Z]\w*|Fn|Impl|Retry|Response|Raw)|\w*[a-z\d_]Fetch)$/

/** Verbs that are work only where the receiver stands for a service, a store or a disk. */
export const IO_VERBS = startingIn(`
  get list load read write fetch find search query execute exec run request call send post put patch delete del destroy
  remove create update upsert save store insert add set copy move upload download publish invoke generate ingest index
  sync count head exists stat lstat access hset hget hgetall zadd expire incr scan lpush rpush sadd smembers mget mset
  unlink rm mkdir readdir
`)

/** Static methods of a model class, given an object, an id or nothing, never a function: `User.create(…)`. */
export const MODEL_METHODS = oneOf(`
  create build find findOne findAll findById findByPk update updateOne destroy delete deleteMany deleteOne count insert
  upsert save aggregate query bulkCreate remove scope
`)

/** Methods of an instance that write it to its store: `user.save()`. */
export const RECORD_METHODS = oneOf('save reload saveWithCtx updateWithCtx destroyWithCtx softDelete findOrCreate')

/** Functions and objects that run what they are given under a limit: `limit`, `this.uploadLimiter`, `gitLimit`. */
export const LIMITERS = endingIn(`
  limit limiter limited throttle throttler throttled semaphore sem mutex lock bottleneck throat bulkhead concurrency
  governor
`)

/** Objects that run what they are given under a limit where the method below is given a function. */
export const WORK_LINES = endingIn('queue pool scheduler executor limit limiter semaphore mutex lock')

/** Methods by which a task is handed to such an object, or a slot is waited for. */
export const LIMITER_METHODS = oneOf(`
  add push run exec execute schedule enqueue submit use wrap limit throttle runExclusive acquire withLock lock wait
  waitForSlot take takeToken removeTokens reserve dispatch runTask
`)

/** Functions that run what they are given under a limit: `runWithLimit`, `withConcurrency`, `limitedUpload`. */
export const LIMITING_FUNCTIONS = [
  /^(?:limited|throttled|bounded|rateLimited|queued)[A-Z]\w*/,
  /^with(?:Limit|Lock|Semaphore|Throttle|Concurrency)$/,
  endingIn(`
    limit limiter throttle semaphore concurrencyLimit withLimit withConcurrency withLock rateLimit runExclusive
    acquireSlot waitForSlot
  `),
]

/** Functions that hand out pieces of a collection: `processInBatches(xs, batch => …)`, `chunked(xs)`. */
export const CHUNKERS = new RegExp(
  '^(?:chunk|batch|paginate|partition)|' +
    '(?:InBatches|InChunks|Chunks?|Batches|Chunked|Batched|ByBatch|ByChunk|ByPage|InPages|Pages)$',
)

/** Methods that put an item in where there is room, and answer `false` where there is none. */
export const OFFERS: ReadonlySet<string> = new Set(['tryPut', 'tryPush', 'tryEnqueue', 'tryOffer'])

/** The same in a class of the file, which shows that it answers `false`. */
export const OWN_OFFERS: ReadonlySet<string> = new Set([...OFFERS, 'tryAdd', 'trySend', 'tryWrite', 'offer', 'enqueue'])

/** A piece of a collection: `batch`, `currentChunk`, `batchItems`, `filesPage`. */
export const CHUNKS = new RegExp(
  '^(?:batch|chunk|slice|window)$|[a-z\\d_](?:Batch|Chunk|Page|_batch|_chunk|_page)$|' +
    '^(?:batch|chunk)(?:Items|Of|ed|Records|Rows|Ids|Entries|Files|Keys|Docs)',
)

/** Collections that people fill by hand when they set a program up: plug-ins, handlers, hooks. */
export const REGISTRIES = endingIn(`
  handlers hooks plugins plugIns listeners callbacks middlewares? interceptors subscribers subscriptions observers
  transports reporters extensions adapters providers modules loaders presets connections workers servers threads
  browsers detectors checkers validators resolvers processors exporters drivers backends environments regions locales
  strategies
  migrations transformers disposables disposers cleanups? teardowns? brokers runners sinks stages phases features flags
  scopes tools integrations retrievers bundlers compilers generators clusterNodes shards replicas configs? codebases
  roots addons addOns workspaces registries themes
  (?:handler|hook|plugin|middleware|reporter|transport|extension|adapter|provider|preset)(?:Descriptors|Names|Configs)
  (?:handler|hook|plugin|middleware|reporter|transport|extension|adapter|provider|preset)(?:Paths|Specs|Ids|Entries)
  (?:handler|hook|plugin|middleware|reporter|transport|extension|adapter|provider|preset)(?:Instances|Definitions)
`)

/** What holds a package's own file: `packageJson`, `pkg`. */
export const PACKAGE_FILES = endingIn('packageJson packageJSON pkg pkgJson')

/** What holds the flags of a command line. */
export const COMMAND_LINES = endingIn('flags')

/** What a person sets an object up with. Options of one call may hold data, and a configuration many thousand files. */
export const KEPT_OPTIONS = endingIn('options opts capabilities')

/** Work that lives as long as the program, or that waits for its siblings. */
export const LONG_LIVED = holding(`
  worker subscribe subscription listen serve server watch watcher consume consumer barrier forever daemon poll heartbeat
  keepAlive connect runLoop start
`)

/** Receivers that keep records for good: `db`, `this.database`, `userRepository`. */
export const STORES = endingIn('db DB database redis mongo knex prisma repo repository dao dynamo firestore s3')

/** Writes of such a receiver, which go over the network or to a disk. */
const WRITES = 'set put save store insert update upsert create remove delete del destroy unlink'
export const STORE_WRITES = startingIn(WRITES)

/** The same by the verb alone, or of how much: `remove`, `insertMany`. */
export const PLAIN_WRITES = new RegExp(
  `^(?:${WRITES.replaceAll(' ', '|')})(?:One|Many|All|Items?|Docs?|Documents?|Records?|Rows?|Keys?|Values?)?$`,
)

/** Methods that end what an object holds open; `destroy` and `delete` are writes of many a store. */
export const ENDINGS = oneOf('close end quit disconnect terminate dispose unsubscribe release shutdown closeAsync')

/** Properties in which a file of an upload, an attachment or a build has its contents. */
export const CONTENTS: ReadonlySet<string> = new Set(['content', 'contents', 'data', 'buffer', 'blob', 'mimeType'])

/** Functions that load a module: `importModule`, `requireFile`, `importOrRequireFile`. */
export const LOADERS = startingIn(`
  importModule importFile importOrRequire dynamicImport require
`)
