import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { growsWithData } from '../../rules/analysis/growing-lists.ts'
import { ask } from '../code.ts'

const all = (list: string): string => `Promise.all(${list}.map(start))`
const pushed = (loop: string): string => `const t = []; ${loop} t.push(start()); Promise.all(t)`
const inside = (parameters: string, list: string): string => `async (${parameters}) => ${all(list)}`

test.each([
  // The answer of somebody else.
  [`const x = await db.query(sql); ${all('x')}`, true],
  [`const { x } = await list(); ${all('x')}`, true],
  [`const reply = await api.get(url); ${all('reply.data.x')}`, true],
  [all('(await teams())'), true],
  [`list().then((x) => ${all('x')})`, true],
  [`list((error, x) => ${all('x')})`, true],
  [`const x = JSON.parse(text); ${all('x.y')}`, true],
  [`const x = store.claimJobs(); ${all('x')}`, true],
  [`async function load() { const r = await fetch(u); return r.x } const x = await load(); ${all('x')}`, true],
  [`async function load() { return this.x } const x = await load(); ${all('x')}`, false],
  // Files, lines, pieces, requests.
  [`const x = globSync('*.ts'); ${all('x')}`, true],
  [`const x = await Promise.all(dirs.map((dir) => fs.readdir(dir))); ${all('x.flat()')}`, true],
  [`const x = output.split('\\n'); ${all('x')}`, true],
  [`const x = 'a,b'.split(','); ${all('x')}`, false],
  [inside('text', "text.split(',')"), true],
  [inside('options', "options.hosts.split(',')"), false],
  [`const urls = process.env.URLS.split(','); ${all('urls')}`, false],
  [`const repos = opts.repos?.split(',') ?? []; ${all('repos')}`, false],
  [`const repos = found.repos?.split(',') ?? []; ${all('repos')}`, true],
  [`const repos = opts.repos?.split(',') ?? (await listRepos()); ${all('repos')}`, true],
  [all('chunk(xs, 50)'), true],
  [pushed('for (let i = 0; i < xs.length; i += 50)'), true],
  [`app.post('/', (req) => ${all('req.body.x')})`, true],
  // What the file fills and hands in.
  [`const x = []; for (const row of rows) x.push(row.y); ${all('x')}`, true],
  [`const x = []; for (const y of ys) x.push(y); ${all('x')}`, false],
  [`const x = {}; for (const y of ys) x[y] = 1; ${all('Object.keys(x)')}`, true],
  [`function made() { const x = {}; for (const y of ys) x[y] = 1; return x } ${all('Object.keys(made())')}`, true],
  [`function go(x) { ${all('x')} } go(await rows())`, true],
  [`function go(x) { ${all('x')} } go(y)`, false],
  [pushed('while (more())'), true],
  ['const t = []; stream.on("x", (x) => { t.push(start(x)) }); Promise.all(t)', true],
  ['const t = []; export function add(x) { t.push(start(x)) } export const end = () => Promise.all(t)', false],
  [pushed('for (const x in byId)'), true],
  [pushed('for (const x in pair)'), false],
  [pushed('for await (const x of source)'), true],
  // A tree.
  [`function walk(x) { return ${all('x.y').replace('start', 'walk')} }`, true],
  [`function walk(schema) { return ${all('Object.values(schema.y)').replace('start', 'walk')} }`, false],
  // By name.
  [inside('userIds', 'userIds'), true],
  [inside('x', 'x.rows.filter(Boolean)'), true],
  [inside('byId', '[...byId.values()]'), true],
  [`const urls = xs.filter(Boolean); ${all('urls')}`, true],
  [`const urls = x.y || []; ${all('urls')}`, true],
  [inside('byRegion', '[...byRegion.values()]'), false],
  [inside('shops: string[]', 'shops'), false],
  [inside('shops: string[]', 'shops').replace('start', '(shop) => fetch(shop)'), true],
  [inside('tables', 'tables'), false],
  [inside('x', 'Object.keys(x)'), false],
  [inside('req', 'Object.keys(req.body)'), true],
  [inside('x', 'x.groupByTargetIds()'), false],
  // What people write once, or few of.
  [`each(set, async (ids) => { const x = await users.get(ids.map(key)); ${all('x')} }, { batch: 500 })`, false],
  [`on((e) => ${all('[...e.dataTransfer.files]')})`, false],
  [`const uris = await showOpenDialog(options); ${all('uris')}`, false],
  [`const { filePaths } = await dialog.showOpenDialog(win); ${all('filePaths')}`, false],
  [`const { filePaths } = await dialog.scan(folder); ${all('filePaths')}`, true],
  [all('target.items'), true],
  [`const reply = await sqs.receive(); ${all('reply.Messages')}`, false],
  [`const f = (ids) => Array.isArray(ids) ? ${all('ids')} : start(ids)`, false],
  [`const x = await config.ui.getFiles(); ${all('x')}`, false],
  [`const config = await loadConfig(); ${all('config.items')}`, false],
  [`const config = await loadConfig(); ${all('config.files')}`, true],
  [all('schema.items'), false],
  [`const keys = Object.keys(pair); ${all('keys')}`, false],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.property.name="all"]', (context, node: TSESTree.CallExpression) =>
    fanOutsOf(context, node).map((fanOut) => growsWithData(context, fanOut)),
  )
  expect(found.at(-1)).toEqual(expected)
})
