import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { marked } from './blocks.ts'
import { pack } from './packed.ts'
import { registryOf, type Registry } from './registry.ts'
import { read } from './sources.ts'

// Somebody who has never heard of it goes through the README, word for word: npm run build.
const work = mkdtempSync(path.join(tmpdir(), 'backpressure-newcomer-'))
let registry: Registry

beforeAll(async () => {
  registry = await registryOf(pack(work).tarballs)
}, 120_000)

afterAll(() => {
  registry.close()
  rmSync(work, { recursive: true })
}, 60_000)

const README = read('README.md')
const LONG = 300_000
const RULE = 'backpressure/no-unbounded-promise-all'
const SCRIPT = `exports.fetchAll = async function (urls) {
  return Promise.all(urls.map((url) => fetch(url)))
}
`

const NEWCOMERS = [
  {
    who: 'a TypeScript project',
    manifest: { name: 'newcomer', private: true, type: 'module' },
    installs: ['install', 'typescript'],
    config: 'typescript',
    file: 'src/pages.ts',
    before: example('before'),
    after: example('after'),
  },
  {
    who: 'a CommonJS project',
    manifest: { name: 'newcomer', private: true },
    installs: ['install'],
    config: 'javascript',
    file: 'src/pages.js',
    before: SCRIPT,
    after: `const { mapLimit } = require('backpressure-runtime')\n\n${SCRIPT.replace(
      'Promise.all(urls.map((url) => fetch(url)))',
      'mapLimit(urls, 10, (url) => fetch(url))',
    )}`,
  },
]

describe.each(NEWCOMERS)('$who', ({ who, manifest, installs, config, file, before, after }) => {
  const folder = path.join(work, who.replaceAll(' ', '-'))
  const call = (command: string) => called(command, folder)
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }

  it('installs and configures it', { timeout: LONG }, async () => {
    write('package.json', JSON.stringify(manifest))
    write('.gitignore', 'node_modules\n')
    write(file, before)
    for (const mark of installs) expect(await call(block('sh', mark))).toMatchObject({ status: 0 })
    const text = block('js', config)
    write(/^\/\/ (\S+)/.exec(text)?.[1] ?? '', text)
  })

  it('is told of a missing bound', { timeout: LONG }, async () => {
    for (const command of [inProse('npx eslint .'), block('sh', 'gate')]) {
      const { status, output } = await call(command)
      expect(output).toContain(RULE)
      expect(status).toBe(1)
    }
  })

  it('has it rewritten, and installs the runtime as told', { timeout: LONG }, async () => {
    const { status, output } = await call(`${inProse('npx -p eslint-plugin-backpressure backpressure fix')} --yes`)
    expect(status).toBe(0)
    expect(readFileSync(path.join(folder, file), 'utf8')).toBe(after)
    const [install = ''] = /^ +npm install .*$/m.exec(output) ?? []
    expect(install.trim()).toBe('npm install backpressure-runtime')
    expect(await call(install)).toMatchObject({ status: 0 })
  })

  it('has a green gate', { timeout: LONG }, async () => {
    for (const command of [inProse('npx eslint .'), block('sh', 'gate')]) {
      expect(await call(command)).toMatchObject({ status: 0 })
    }
  })

  it('cannot commit a defect', { timeout: LONG }, async () => {
    await call('git init --quiet')
    expect(await call(`${block('sh', 'init').trim()} --yes`)).toMatchObject({ status: 0 })
    const commit = 'git add . && git -c user.name=x -c user.email=x@example.com commit --quiet --message all'
    expect(await call(commit)).toMatchObject({ status: 0 })
    write(`src/more${path.extname(file)}`, before)
    const { status, output } = await call(commit)
    expect(output).toContain(RULE)
    expect(status).toBe(1)
    expect(await call(block('sh', 'hook'))).toMatchObject({ status: 1 })
  })
})

describe('with nothing installed or configured', () => {
  it('is told of a missing bound', { timeout: LONG }, async () => {
    const folder = path.join(work, 'nothing')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'pages.js'), SCRIPT)
    const { status, output } = await called(inProse('npx -p eslint-plugin-backpressure backpressure check'), folder)
    expect(output).toContain(RULE)
    expect(status).toBe(1)
  })
})

function example(mark: string): string {
  return marked('README.md', mark)[0]?.[1].code ?? ''
}

/** The one block of a language with that mark. */
function block(language: string, mark: string): string {
  const [found, ...others] = marked('README.md', mark).filter(([, one]) => one.language === language)
  if (!found || others.length > 0) throw new Error(`The README has no single block: ${language} ${mark}`)
  return found[1].code
}

/** A command, if the README says it in its prose. */
function inProse(command: string): string {
  if (!README.includes(`\`${command}\``)) throw new Error(`The README does not say: ${command}`)
  return command
}

// What a test or an npm script tells the programs that it starts.
const INSIDE = /^(GIT_|npm_|VITEST|CI$|INIT_CWD$|NODE_ENV$|NODE_OPTIONS$|GITHUB_|FORCE_COLOR$)/

/** Runs a line of shell as a person would who lets `npx` install what it asks for; our registry, a new cache. */
async function called(command: string, cwd: string): Promise<{ status: number | null; output: string }> {
  const outside = Object.entries(process.env).filter(([name]) => !INSIDE.test(name))
  const quiet = {
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    npm_config_yes: 'true',
  }
  const env = {
    ...Object.fromEntries(outside),
    ...quiet,
    npm_config_registry: registry.url,
    npm_config_cache: path.join(work, 'cache'),
  }
  const child = spawn('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { status: child.exitCode, output: stripVTControlCharacters(stdout + stderr) }
}
