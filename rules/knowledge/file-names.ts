import { endingIn, oneOf, startingIn } from './name-patterns.ts'

// Names that tell of files where their module stands in another file. They give `likely` evidence, never proof.

/** Modules of files: `fs`, `fsPromises`, `this.utils.fs`. */
export const FILE_SYSTEMS = endingIn('fs fsp fse fsPromises fsAsync fsExtra promises')

/** Modules of files of this machine. */
export const FILE_MODULES = /^(?:node:)?(?:graceful-)?fs(?:-extra|\/promises)?$/

/** Work on files by the name alone. */
export const FILE_WORK = new RegExp(
  '^(?:read|write|append|copy|output|open)(?:\\w*[a-z\\d])?(?:File|Json|JSON|Dir)s?(?:Atomic|Async)?$|' +
    '^(?:create(?:Read|Write)Stream|cp)$',
)

/** Verbs of one file. */
export const FILE_VERBS = 'readFile writeFile appendFile copyFile outputFile readJson readJSON writeJson writeJSON'

/** Functions on one file of this machine, of whatever module. */
export const LOCAL_FILES = startingIn(FILE_VERBS)

/** Functions that write all of a file, by their full name: `fs.promises.writeFile`. */
export const FILE_WRITERS = /(?:^|\.)(?:writeFile|outputFile)(?:Sync)?$/

/** Functions that read a file and answer what is written in it. */
export const DOCUMENT_READERS = new RegExp(
  '^_?(?:read|load|parse|get)(?:\\w*[a-z\\d])?' +
    '(?:Json|JSON|Json5|Yaml|YAML|Yml|Toml|TOML|Xml|XML|Manifest|PackageJson)(?:File|Async)?$',
)

/** Functions that turn the text of a whole file into what it says: `JSON.parse`, `yaml.load`, `matter`. */
export const PARSERS = /^(?:parse(?:$|[A-Z_])|deserialize|matter$|frontMatter$|(?:safe)?[lL]oad(?:All)?$)/

/** Their functions on an entry of a directory, which open no file; `exists` of a store goes over the network. */
export const ENTRY_FUNCTIONS = oneOf(`
  access chmod chown copyFile lstat mkdir mkdirp moveFile readdir readlink realpath rename rimraf rm rmdir stat symlink
  unlink utimes (?:read|get)?(?:File|Dir|file|dir)L?[sS]tats?
  exists existsFile existsDir pathExists ensureDir delete
`)

/** Functions that answer the files of a directory or of a pattern: work over such a list is work on files. */
export const FILE_LISTS = new RegExp(
  '^(?:glob|globby|fg|fastGlob|tinyglob|readdir|readDir|readdirp|listFiles|findFiles|getFiles|walkDir|walk(?=Sync)|' +
    'expandGlob|scanDir|collectFiles)(?:Sync|Async|Stream)?$',
)

/** Packages whose every export does so. */
export const FILE_LIST_MODULES =
  /(?:^|[-/])(?:tiny)?glob(?:by)?$|^(?:fast-glob|readdirp|klaw|walkdir|recursive-readdir|fdir)$/

/** Lists of files by their name. */
export const FILES = endingIn('files filePaths filepaths fileNames filenames dirents')

/** What people write file by file, for the code or with it. */
const BY_HAND =
  'migrations?|plugins?|locales?|translations?|routes?|templates?|presets?|fixtures?|commands?|extensions?|rules?|' +
  'skills?|agents?|ignore|hooks?|workflows?|schemas?|mocks?|configs?|manifests?|themes?|layouts?|partials?'

/** Folders of such files: `migrationsDir`, `pluginFolder`, `localesPath`. */
export const FOLDERS_BY_HAND = new RegExp(`(?:${BY_HAND})(?:Source|Root|Base)?(?:Dir|Directory|Folder|Path|Root)$`, 'i')

/** Lists of such files: `schemaFiles`, `ruleFilePaths`, `yamlFiles`. */
export const FILES_BY_HAND = new RegExp(
  `(?:${BY_HAND}|ya?mls?|toml|dotenv|env)` +
    '(?:Files?|Yamls?)?(?:Paths|Names|Dirs|Files|Yamls|Roots|Folders)$',
  'i',
)

/** What tells of changed files: `watcher.on('all', …)`, `fsWatcher`. */
export const FILE_WATCHERS = endingIn('watcher')
