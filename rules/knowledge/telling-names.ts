// Names that tell what a value is where its origin stands in another file. They give `likely` evidence, never proof.
// A name is matched as it is written, so that `\b`-like care is in each pattern: camelCase, snake_case, a leading `_` or `#`.

/** Functions whose very name says that they talk to a network, a disk or a process: `fetchUser`, `uploadPart`. */
export const IO_FUNCTIONS =
  /^[_#]?(?:fetch|download|upload|readFile|writeFile|copyFile|appendFile|readdir|readDir|readJson|readJSON|writeJson|writeJSON|outputFile|mkdirp?|rimraf|unlink|spawn|execFile|execa|httpGet|httpPost|sendMail|sendEmail|sendMessage|sendRequest|makeRequest|doRequest|queryDatabase|publish|crawl|scrape|zip|unzip)(?:$|[A-Z_\d])/

/** Methods that are queries or requests on whatever they are called. */
export const IO_METHODS =
  /^(?:findOne|findMany|findAll|findAndCountAll|findByPk|findById|findByIds|findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|findOrCreate|findOneOrFail|findOneBy|findBy|findOneAndUpdate|findOneAndDelete|findByIdAndUpdate|findByIdAndDelete|countDocuments|insertOne|insertMany|updateOne|updateMany|deleteOne|deleteMany|createMany|replaceOne|bulkWrite|bulkCreate|upsert|getObject|putObject|deleteObject|headObject|getSignedUrl|batchWriteItem|putItem|getItem|sendMail|sendMessage|sendEmail|postMessageAsync|readFile|writeFile|copyFile|readdir|unlink|rmdir|fetch|request|download|upload|publish|embedQuery|embedDocuments|similaritySearch|addDocuments|generateText|generateObject)$/

/** Where such a function must be awaited: `llmCall`, `runQuery`, `sendToPeer`, `saveToDisk`. */
export const IO_WORDS =
  /^[_#]?(?:llm|api|http|rpc|remote|network|server|backend)\w*(?:Call|Request|Query|Fetch)s?$|^[_#]?(?:run|exec|execute|do|send|perform|make|issue)(?:\w*[a-z\d])?(?:Query|Request|Fetch|Upload|Download|ApiCall|Rpc|RPC)s?$|^[_#]?(?:put|send|write|save|load|read|fetch|get|push|pull|copy|store|post|publish|upload|delete|remove)\w*(?:To|From|In|On)(?:Peer|Server|Disk|Db|DB|Database|S3|Storage|Store|Remote|File|Network|Api|API|Registry|Cloud|Redis|Bucket|Url|URL|Queue|Github|GitHub|Web)s?$|(?:[a-z\d]With|^with|^[pP]?)Retr(?:y|ies)$|^retry(?:ing)?(?:$|[A-Z])/

/** Work that a package of its own does on files or in another process, where it is awaited: `esbuild.build(…)`. */
export const HEAVY_METHODS = /^(?:build|bundle|compile|transpile|minify|optimize|resize|toFile|toBuffer|convert|install|deploy|render|renderFile|lintFiles|extract|pack)$/

/** Receivers that stand for a service, a store or a disk: `this.apiClient`, `db`, `userRepository`, `redis`. */
export const IO_RECEIVERS =
  /(?:^|[a-z\d_$#])(?:[Aa]pi|API|[Cc]lient|[Hh]ttp|[Aa]xios|[Dd]b|DB|[Dd]atabase|[Pp]risma|[Rr]edis|[Mm]ongo|[Ss]3|[Ss]qs|[Ss]ns|[Dd]ynamo|[Rr]epo|[Rr]epository|[Kk]nex|[Ss]ql|[Ss]torage|[Bb]ucket|[Dd]ao|[Ff]s|[Ff]sp|[Oo]ctokit|[Ff]irestore|[Ss]upabase|[Gg]ateway|[Ee]ndpoint|[Ss]dk|SDK|[Ll]lm|LLM|[Oo]penai|[Aa]nthropic|[Rr]etriever|[Vv]ector[Ss]tore)$/

/** Verbs that are work only where the receiver stands for a service, a store or a disk. */
export const IO_VERBS =
  /^(?:get|list|load|read|write|fetch|find|search|query|execute|exec|run|request|call|send|post|put|patch|delete|del|destroy|remove|create|update|upsert|save|store|insert|add|set|copy|move|upload|download|publish|invoke|generate|ingest|index|sync|count|head|exists|stat|lstat|access|hset|hget|hgetall|zadd|expire|incr|scan|lpush|rpush|sadd|smembers|mget|mset|unlink|rm|mkdir|readdir)(?:$|[A-Z_\d])/

/** Static methods of a model class, where they are given an object, an id or nothing, never a function: `User.create(…)`. */
export const MODEL_METHODS =
  /^(?:create|build|find|findOne|findAll|findById|findByPk|update|updateOne|destroy|delete|deleteMany|deleteOne|count|insert|upsert|save|aggregate|query|bulkCreate|remove|scope)$/

/** Methods of an instance that write it to its store: `user.save()`. */
export const RECORD_METHODS = /^(?:save|reload|saveWithCtx|updateWithCtx|destroyWithCtx|softDelete|findOrCreate)$/

/** Functions that answer the files of a directory or of a pattern: work over such a list is work on files. */
export const FILE_LISTS = /^(?:glob|globby|fg|fastGlob|tinyglob|globSync|readdir|readdirp|listFiles|findFiles|getFiles|walkDir|walkSync|expandGlob|scanDir|collectFiles)(?:Sync|Async|Stream)?$/

/** Packages whose every export does so. */
export const FILE_LIST_MODULES = /(?:^|[-/])(?:tiny)?glob(?:by)?$|^(?:fast-glob|readdirp|klaw|walkdir|recursive-readdir|fdir)$/

/** Functions and objects that run what they are given under a limit: `limit`, `this.uploadLimiter`, `gitConcurrencyLimit`. */
export const LIMITERS =
  /(?:^|[a-z\d_$#])(?:[Ll]imit|[Ll]imiter|[Ll]imited|[Tt]hrottle|[Tt]hrottler|[Tt]hrottled|[Ss]emaphore|[Ss]em|[Mm]utex|[Ll]ock|[Bb]ottleneck|[Tt]hroat|[Bb]ulkhead|[Cc]oncurrency|[Gg]overnor)$/

/** Objects that run what they are given under a limit where the method below is given a function. */
export const WORK_LINES = /(?:^|[a-z\d_$#])(?:[Qq]ueue|[Pp]ool|[Ss]cheduler|[Ee]xecutor|[Ll]imit|[Ll]imiter|[Ss]emaphore|[Mm]utex|[Ll]ock)$/

/** Methods by which a task is handed to such an object, or a slot is waited for. */
export const LIMITER_METHODS =
  /^(?:add|push|run|exec|execute|schedule|enqueue|submit|use|wrap|limit|throttle|runExclusive|acquire|withLock|lock|wait|waitForSlot|take|takeToken|removeTokens|reserve|dispatch|runTask)$/

/** Functions that run what they are given under a limit: `runWithLimit`, `withConcurrency`, `throttleAll`. */
export const LIMITING_FUNCTIONS =
  /(?:^(?:limited|throttled|bounded|rateLimited|queued)[A-Z]\w*|^with(?:Limit|Lock|Semaphore|Throttle|Concurrency)|(?:^|[a-z\d_$#])(?:[Ll]imit|[Ll]imiter|[Tt]hrottle|[Ss]emaphore|[Cc]oncurrencyLimit|WithLimit|WithConcurrency|WithLock|RateLimit|runExclusive|acquireSlot|waitForSlot))$/

/** Functions that hand out pieces of a collection: `processInBatches(xs, batch => …)`, `chunked(xs)`. */
export const CHUNKERS = /^(?:chunk|batch|paginate|partition)|(?:InBatches|InChunks|Chunks?|Batches|Chunked|Batched|ByBatch|ByChunk|ByPage|InPages|Pages)$/

/** A piece of a collection: `batch`, `currentChunk`, `pageItems`. */
export const CHUNKS = /^(?:batch|chunk|slice|window)$|[a-z\d_](?:Batch|Chunk|_batch|_chunk)$|^(?:batch|chunk)(?:Items|Of|ed|Records|Rows|Ids|Entries|Files|Keys|Docs)/

/** Collections that people fill by hand when they set a program up: plug-ins, handlers, hooks. */
export const REGISTRIES =
  /(?:^|[a-z\d_$#])(?:[Hh]andlers|[Hh]ooks|[Pp]lugins|[Pp]lugIns|[Ll]isteners|[Cc]allbacks|[Mm]iddlewares?|[Ii]nterceptors|[Ss]ubscribers|[Ss]ubscriptions|[Oo]bservers|[Tt]ransports|[Rr]eporters|[Ee]xtensions|[Aa]dapters|[Pp]roviders|[Mm]odules|[Ll]oaders|[Pp]resets|[Cc]onnections|[Ww]orkers|[Ss]ervers|[Tt]hreads|[Dd]etectors|[Cc]heckers|[Vv]alidators|[Rr]esolvers|[Pp]rocessors|[Ee]xporters|[Dd]rivers|[Bb]ackends|[Ee]nvironments|[Rr]egions|[Ll]ocales|[Ss]trategies|[Mm]igrations|[Tt]ransformers|[Dd]isposables|[Dd]isposers|[Cc]leanups?|[Tt]eardowns?|[Bb]rokers|[Rr]unners|[Ss]inks|[Ss]tages|[Pp]hases|[Ff]eatures|[Ff]lags|[Ss]copes|[Tt]ools|[Ii]ntegrations|[Bb]undlers|[Cc]ompilers|[Cc]luster[Nn]odes|[Ss]hards|[Rr]eplicas|(?:[Hh]andler|[Hh]ook|[Pp]lugin|[Mm]iddleware|[Rr]eporter|[Tt]ransport|[Ee]xtension|[Aa]dapter|[Pp]rovider|[Pp]reset)(?:Descriptors|Names|Configs|Paths|Specs|Ids|Entries|Instances|Definitions|Modules))$/

/** Work that lives as long as the program, or that waits for its siblings. */
export const LONG_LIVED = /(?:^|[a-z\d_$#])(?:[Ww]orker|[Ss]ubscribe|[Ss]ubscription|[Ll]isten|[Ss]erve|[Ss]erver|[Ww]atch|[Ww]atcher|[Cc]onsume|[Cc]onsumer|[Bb]arrier|[Ff]orever|[Dd]aemon|[Pp]oll|[Hh]eartbeat|[Kk]eepAlive|[Cc]onnect|[Rr]unLoop|[Ss]tart)(?:$|[A-Z_])/
