import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { CONTENT_FUNCTIONS, ENTRY_FUNCTIONS } from '../../rules/knowledge/fs-promises.ts'

/** Arguments under which each may be called many times at once, on an entry of its own in a folder that is empty. */
const CALLS = `{
  access: (p) => fs.access(file(p)), chmod: (p) => fs.chmod(file(p), 0o600),
  chown: (p) => fs.chown(file(p), process.getuid(), process.getgid()),
  copyFile: (p) => fs.copyFile(file(p), p + '.copy'),
  lchown: (p) => fs.lchown(file(p), process.getuid(), process.getgid()),
  link: (p) => fs.link(file(p), p + '.link'), lstat: (p) => fs.lstat(file(p)),
  lutimes: (p) => fs.lutimes(file(p), 1, 1), mkdir: (p) => fs.mkdir(p), mkdtemp: (p) => fs.mkdtemp(p),
  readdir: () => fs.readdir(dir), readlink: (p) => fs.readlink(linked(p)), realpath: (p) => fs.realpath(file(p)),
  rename: (p) => fs.rename(file(p), p + '.new'), rm: (p) => fs.rm(folder(p), { recursive: true }),
  rmdir: (p) => fs.rmdir(empty(p)), stat: (p) => fs.stat(file(p)), statfs: () => fs.statfs(dir),
  symlink: (p) => fs.symlink(dir, p), unlink: (p) => fs.unlink(file(p)), utimes: (p) => fs.utimes(file(p), 1, 1),
  appendFile: (p) => fs.appendFile(p, 'a'), open: (p) => fs.open(p, 'w'), opendir: () => fs.opendir(dir),
  readFile: (p) => fs.readFile(file(p)), truncate: (p) => fs.truncate(file(p), 0),
  writeFile: (p) => fs.writeFile(p, 'a'),
}`

const PROGRAM = `
const sync = require('fs'), fs = sync.promises, path = require('path')
const dir = sync.mkdtempSync(path.join(require('os').tmpdir(), 'entries-'))
const file = (p) => (sync.writeFileSync(p, 'a'), p)
const folder = (p) => (sync.mkdirSync(p), file(path.join(p, 'file')), p)
const linked = (p) => (sync.symlinkSync(dir, p), p)
const empty = (p) => (sync.mkdirSync(p), p)
const calls = ${CALLS}
const call = calls[process.argv[1]]
const paths = Array.from({ length: 200 }, (_, i) => path.join(dir, String(i)))
Promise.allSettled(paths.map((p) => call(p))).then((results) => {
  const codes = new Set(results.map(({ reason }) => reason?.code ?? 'done'))
  sync.rmSync(dir, { recursive: true })
  console.log([...codes].sort().join(' '))
})`

/** What 200 calls at once come to where a process may have 64 files open. */
const atOnce = (name: string): string => {
  const script = 'ulimit -n 64; exec "$0" -e "$1" "$2"'
  const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, PROGRAM, name], { encoding: 'utf8' })
  return stdout.trim() || stderr
}

/** Copies files without a descriptor between two turns, but reads the folders that it copies. */
const COPYING = new Set(['cp'])

describe.skipIf(process.platform === 'win32')('200 calls at once under a limit of 64 open files', () => {
  it.each(ENTRY_FUNCTIONS)('%s comes through', (name) => {
    expect(atOnce(name)).toBe('done')
  })

  it.each(CONTENT_FUNCTIONS.filter((name) => !COPYING.has(name)))('%s runs out of files', (name) => {
    expect(atOnce(name)).toContain('EMFILE')
  })
})
