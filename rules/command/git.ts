import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import path from 'node:path'
import { Misuse } from './misuse.ts'

const LARGEST = 1_024 ** 3
const REGULAR_FILE = /^100/
const SOURCE = /\.[cm]?[jt]sx?$/

/** The text that each source file has in git's index, where it differs from the last commit; by absolute path. */
export function stagedTexts(from: string): Map<string, string> {
  const root = rootOf(from, '--staged')
  const raw = git(root, 'diff', '--cached', '--raw', '--no-abbrev', '--no-renames', '--diff-filter=ACMT', '-z')
  const fields = raw.toString().split('\0')
  const blobs: { file: string; id: string }[] = []
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [, mode = '', , id = ''] = (fields[i] ?? '').split(' ')
    const file = fields[i + 1] ?? ''
    if (REGULAR_FILE.test(mode) && SOURCE.test(file)) blobs.push({ file: path.join(root, file), id })
  }
  if (blobs.length === 0) return new Map()
  const input = blobs.map(({ id }) => `${id}\n`).join('')
  const texts = blobsIn(gitWith({ input }, root, 'cat-file', '--batch'))
  return new Map(blobs.map(({ file }, i) => [file, texts[i] ?? '']))
}

/** Source files that are not as they were where this branch left `ref`, and those that git does not know yet. */
export function changedSince(from: string, ref: string): string[] {
  const root = rootOf(from, '--since')
  const base = commonAncestor(root, ref)
  const changed = git(root, 'diff', '--name-only', '--no-renames', '--diff-filter=ACMT', '-z', base)
  const untracked = git(root, 'ls-files', '--others', '--exclude-standard', '-z')
  return [...new Set(`${changed}${untracked}`.split('\0'))]
    .filter((file) => SOURCE.test(file))
    .map((file) => path.join(root, file))
}

/** The folder of git's hooks. */
export function hooksFolder(from: string): string | undefined {
  try {
    return path.resolve(from, git(from, 'rev-parse', '--git-path', 'hooks').toString().trim())
  } catch {
    return undefined
  }
}

/** The address of the first remote, or an empty text. */
export function remoteOf(from: string): string {
  try {
    const [remote = ''] = git(from, 'remote').toString().split('\n')
    return remote === '' ? '' : git(from, 'remote', 'get-url', remote).toString().trim()
  } catch {
    return ''
  }
}

function commonAncestor(root: string, ref: string): string {
  try {
    git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)
  } catch {
    throw new Misuse(`--since takes a commit, and ${JSON.stringify(ref)} is none that git knows here.`)
  }
  try {
    return git(root, 'merge-base', ref, 'HEAD').toString().trim()
  } catch {
    throw new Misuse(
      `--since ${ref}: git knows no commit that ${ref} and HEAD have in common. In CI, fetch the whole history.`,
    )
  }
}

function rootOf(from: string, option: string): string {
  try {
    return realpathSync(git(from, 'rev-parse', '--show-toplevel').toString().replace(/\n$/, ''))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Misuse(`${option} ${code === 'ENOENT' ? 'needs git' : 'works in a git repository only'}.`)
  }
}

function git(cwd: string, ...args: string[]): Buffer {
  return gitWith({}, cwd, ...args)
}

function gitWith({ input }: { input?: string }, cwd: string, ...args: string[]): Buffer {
  return execFileSync('git', args, { cwd, input, maxBuffer: LARGEST, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** `<id> blob <size>\n<bytes>\n`, one after the other. */
function blobsIn(batch: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at < batch.length; ) {
    const headEnd = batch.indexOf('\n', at)
    const size = Number(batch.toString('latin1', at, headEnd).split(' ')[2])
    texts.push(batch.toString('utf8', headEnd + 1, headEnd + 1 + size))
    at = headEnd + size + 2
  }
  return texts
}
