import rule from '../../rules/no-unpaged-query.ts'
import { untyped } from '../rule-tester.ts'

const PRISMA = "import { PrismaClient } from '@prisma/client'\nconst prisma = new PrismaClient()\n"
const MONGO = "import { MongoClient } from 'mongodb'\nconst users = new MongoClient(url).db().collection('users')\n"
const MONGOOSE = "import mongoose from 'mongoose'\nconst User = mongoose.model('User', schema)\n"
const KNEX = "import knex from 'knex'\nconst db = knex({ client: 'pg' })\n"
const PG = "import pg from 'pg'\nconst pool = new pg.Pool()\n"
const GOT = "import got from 'got'\n"
const FILES = "import { readFile, readdir } from 'node:fs/promises'\n"
const REDIS = "import Redis from 'ioredis'\nconst redis = new Redis()\n"

const whole = (callee: string, instead: string) => [{ messageId: 'whole' as const, data: { callee, instead } }]

untyped.run('no-unpaged-query', rule, {
  valid: [
    {
      name: 'a page',
      code: `${PRISMA}for (const user of await prisma.user.findMany({ take: 100 })) mail(user)`,
    },
    {
      name: 'a filter',
      code: `${PRISMA}for (const user of await prisma.user.findMany({ where: { teamId } })) mail(user)`,
    },
    {
      name: 'options of elsewhere',
      code: `${PRISMA}async function f(options) { for (const u of await prisma.user.findMany(options)) mail(u) }`,
    },
    {
      name: 'options with something spread in',
      code: `${PRISMA}async function f(page) { for (const u of await prisma.user.findMany({ ...page })) mail(u) }`,
    },
    { name: 'what is handed on', code: `${PRISMA}const all = () => prisma.user.findMany()` },
    {
      name: 'what is answered',
      code: `${PRISMA}app.get('/users', async (_, res) => res.json(await prisma.user.findMany()))`,
    },
    { name: 'a table that people fill', code: `${PRISMA}for (const role of await prisma.role.findMany()) grant(role)` },
    {
      name: 'a client of another file',
      code: `import { prisma } from './db'\nimport 'knex'\nfor (const user of await prisma.user.findMany()) mail(user)`,
    },
    {
      name: 'tasks for each, which another rule is about',
      code: `${PRISMA}await Promise.all((await prisma.user.findMany()).map((user) => mail(user)))`,
    },
    {
      name: 'pages of got, one after the other',
      code: `${GOT}for await (const issue of got.paginate(url)) read(issue)`,
    },
    {
      name: 'pages of got, of which somebody says how many',
      code: `${GOT}for (const issue of await got.paginate.all(url, { pagination: { countLimit: 100 } })) read(issue)`,
    },
    { name: 'a cursor', code: `${MONGO}for await (const user of users.find()) mail(user)` },
    {
      name: 'a filter of MongoDB',
      code: `${MONGO}for (const user of await users.find({ team }).toArray()) mail(user)`,
    },
    { name: 'a limit of MongoDB', code: `${MONGO}for (const u of await users.find().limit(5).toArray()) mail(u)` },
    { name: 'a cursor of Mongoose', code: `${MONGOOSE}for await (const user of User.find().cursor()) mail(user)` },
    { name: 'a filter in the chain', code: `${MONGOOSE}for (const u of await User.find().where('team')) mail(u)` },
    { name: 'an array that is searched', code: `${MONGOOSE}const user = [].find((x) => x.id === id)` },
    { name: 'rows by a filter', code: `${KNEX}for (const user of await db('users').where({ team })) mail(user)` },
    { name: 'rows that are written', code: `${KNEX}for (const id of await db('users').insert(rows)) log(id)` },
    { name: 'one row', code: `${KNEX}const user = await db('users').first()\nuser.tags.forEach(log)` },
    {
      name: 'a statement with a condition',
      code: `${PG}const { rows } = await pool.query('select * from users where team = $1', [team])
for (const user of rows) mail(user)`,
    },
    {
      name: 'a statement with a limit',
      code: `${PG}const { rows } = await pool.query('SELECT * FROM users LIMIT 50')
for (const user of rows) mail(user)`,
    },
    {
      name: 'a sum',
      code: `${PG}const { rows } = await pool.query('SELECT count(*) FROM users')\nfor (const user of rows) log(user)`,
    },
    {
      name: 'a statement that is put together',
      code: `${PG}const { rows } = await pool.query(\`SELECT * FROM users \${rest}\`)
for (const user of rows) mail(user)`,
    },
    {
      name: 'a file that people write',
      code: `${FILES}for (const line of (await readFile('.gitignore', 'utf8')).split('\\n')) add(line)`,
    },
    {
      name: 'a file that is not walked',
      code: `${FILES}const text = await readFile('orders.csv', 'utf8')\nparse(text)`,
    },
    { name: 'a folder of the program', code: `${FILES}for (const name of await readdir('plugins')) await load(name)` },
    {
      name: 'a bound that people state',
      code: `${PRISMA}// backpressure: at most 200 — one per office
for (const office of await prisma.office.findMany()) open(office)`,
    },
  ],
  invalid: [
    {
      name: 'all pages of got',
      code: `${GOT}for (const issue of await got.paginate.all(url)) read(issue)`,
      errors: whole('got.paginate.all', '`for await` over `got.paginate()`'),
    },
    {
      name: 'a table in a loop',
      code: `${PRISMA}for (const user of await prisma.user.findMany({ include: { posts: true } })) await mail(user)`,
      errors: whole('prisma.user.findMany', 'pages, by `take` and `cursor`'),
    },
    {
      name: 'a table in a const',
      code: `${PRISMA}async function remind() {
  const users = await prisma.user.findMany()
  const late = users.filter((user) => user.due < now)
  late.forEach(mail)
}`,
      errors: whole('prisma.user.findMany', 'pages, by `take` and `cursor`'),
    },
    {
      name: 'a table in a callback',
      code: `${PRISMA}prisma.user.findMany().then((users) => users.forEach(mail))`,
      errors: whole('prisma.user.findMany', 'pages, by `take` and `cursor`'),
    },
    {
      name: 'a collection',
      code: `${MONGO}const all = await users.find({}).sort({ name: 1 }).toArray()
for (const user of all) await mail(user)`,
      errors: whole('users.find', '`for await` over the cursor'),
    },
    {
      name: 'documents',
      code: `${MONGOOSE}const users = await User.find().lean().exec()\nfor (const user of users) await mail(user)`,
      errors: whole('User.find', '`cursor()`'),
    },
    {
      name: 'rows',
      code: `${KNEX}for (const user of await db('users').select('id', 'name')) await mail(user)`,
      errors: [{ messageId: 'whole', data: { callee: 'db', instead: '`stream()`' }, line: 3, column: 26 }],
    },
    {
      name: 'a statement',
      code: `${PG}const result = await pool.query('SELECT * FROM users')\nresult.rows.forEach((user) => mail(user))`,
      errors: whole('pool.query', 'a cursor, or `LIMIT` and the last key'),
    },
    {
      name: 'keys',
      code: `${REDIS}for (const key of await redis.keys('session:*')) await redis.del(key)`,
      errors: whole('redis.keys', '`scanStream()`'),
    },
    {
      name: 'lines of a file that grows',
      code: `${FILES}const text = await readFile(path.join(dir, 'orders.csv'), 'utf8')
const lines = text.trim().split('\\n')
for (const line of lines.slice(1)) await save(line)`,
      errors: whole('readFile', '`open()` and `readLines()`'),
    },
    {
      name: 'a folder that grows',
      code: `${FILES}for (const name of await readdir(uploadsDir)) await scan(name)`,
      errors: whole('readdir', '`opendir()`'),
    },
  ],
})
