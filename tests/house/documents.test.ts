import { ESLint } from 'eslint'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { blocksOf, marked, type Block } from './blocks.ts'
import { lint, rewrite } from './lint.ts'
import { filesBelow, read, ROOT } from './sources.ts'

// Examples run against the built packages, as a reader runs them: npm run build.
const folder = mkdtempSync(path.join(tmpdir(), 'backpressure-documents-'))
symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
afterAll(() => rmSync(folder, { recursive: true }))

const guides = ['README.md', ...filesBelow('docs/guide', /\.md$/)]
const runtime = ['runtime/README.md', ...filesBelow('docs/runtime', /\.md$/)]

describe.each(guides)('%s', (page) => {
  it('marks every block of code with what is tested of it', () => {
    const unmarked = codeIn(page).filter(({ marks }) => !/bad|good|typed|before|after|run|config/.test(marks.join()))
    expect(unmarked.map(({ line }) => line)).toEqual([])
  })

  it.each(marked(page, 'bad'))('%s is reported', (_, { code, language, settings }) => {
    const found = lint(code, language, { settings })
    expect(found.map(({ ruleId, message }) => ruleId ?? message).join()).toMatch(/^backpressure\//)
  })

  it.each(marked(page, 'good'))('%s is clean', (_, { code, language, settings }) => {
    expect(lint(code, language, { settings })).toEqual([])
  })

  it.each(marked(page, 'before'))('%s is rewritten to what follows', (_, { code, language, line }) => {
    const [, after] = marked(page, 'after').find(([, block]) => block.line > line) ?? []
    expect(rewrite(code, language)).toBe(after?.code)
  })

  it.each(marked(page, 'config'))('%s is a configuration that ESLint takes', async (_, { code, line }) => {
    const file = path.join(folder, `${page.replaceAll('/', '-')}-${line}.config.js`)
    writeFileSync(file, code)
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: file })
    const { rules = {} } = (await eslint.calculateConfigForFile('server/start.js')) as { rules?: object }
    expect(Object.keys(rules)).not.toEqual([])
  })

  it('runs what it says that runs', () => {
    expect(() => run(marked(page, 'run').map(([, block]) => block))).not.toThrow()
  })
})

describe.each(runtime)('%s', (page) => {
  const blocks = runnable(page)

  it('runs', () => {
    expect(() => run(blocks)).not.toThrow()
  })

  it('is clean for the rules', () => {
    expect(blocks.flatMap(({ code, language }) => lint(code, language).map(({ message }) => message))).toEqual([])
  })
})

describe('types', () => {
  it('are right in what runs', () => {
    const blocks = [
      ...guides.flatMap((page) => marked(page, 'run').map(([, block]) => block)),
      ...runtime.flatMap(runnable),
    ].filter(({ language }) => language === 'ts')
    const flags = [
      ...['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--moduleDetection', 'force'],
      ...['--target', 'es2023', '--types', 'node', '--lib', 'es2023,esnext.disposable,dom,dom.asynciterable'],
    ]
    expect(() => node('typescript/bin/tsc', ...flags, ...blocks.map(written))).not.toThrow()
  })
})

describe('links', () => {
  const pages = [...guides, ...runtime, 'CONTRIBUTING.md', ...filesBelow('docs/rules', /\.md$/)]

  it.each(pages)('in %s lead somewhere', (page) => {
    const prose = read(page).replace(/^```[\s\S]*?^```$/gm, '')
    const targets = [...prose.matchAll(/\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)/g)]
    const broken = targets.filter(([, file = '', anchor]) => {
      const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file)
      if (!existsSync(path.join(ROOT, target))) return true
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor)
    })
    expect(broken.map(([link]) => link)).toEqual([])
  })
})

function codeIn(page: string): Block[] {
  return blocksOf(page).filter(({ language }) => /^[cm]?[jt]sx?$/.test(language))
}

/** Examples of the runtime run, unless they say that they are a fragment. */
function runnable(page: string): Block[] {
  return codeIn(page).filter(({ marks }) => !marks.includes('fragment'))
}

/** Each block is a module; all of a page run in one process, in their order. */
function run(blocks: readonly Block[]): void {
  const [first] = blocks
  if (!first) return
  const main = path.join(folder, `${first.page.replaceAll('/', '-')}.main.mjs`)
  const steps = blocks.map((block) => `await import(${JSON.stringify(written(block))})`)
  writeFileSync(main, [...steps, 'process.exit()'].join('\n'))
  node('tsx/dist/cli.mjs', main)
}

/** The block in a file of its own. */
function written({ page, line, language, code }: Block): string {
  const file = path.join(folder, `${page.replaceAll('/', '-')}-${line}.${language === 'ts' ? 'mts' : language}`)
  writeFileSync(file, code)
  return file
}

function node(script: string, ...args: string[]): void {
  try {
    const command = [path.join(ROOT, 'node_modules', script), ...args]
    execFileSync(process.execPath, command, { cwd: folder, stdio: 'pipe', timeout: 30_000 })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer }
    throw new Error(`${stdout}${stderr}`, { cause: error })
  }
}

/** As GitHub makes them from headings. */
function anchorsOf(page: string): string[] {
  const headings = read(page).matchAll(/^#+ (.*)$/gm)
  return [...headings].map(([, heading = '']) => {
    const words = heading.toLowerCase().replace(/[^\w\s-]/g, '')
    return `#${words.replace(/\s/g, '-')}`
  })
}
