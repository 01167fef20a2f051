import rule from '../../rules/no-unbounded-promise-all.ts'
import { untyped } from '../rule-tester.ts'
import { fanOut, fewAtATime, IMPORT, lines, unwritable } from './fan-out-findings.ts'

const any: [{ evidence: 'any' }] = [{ evidence: 'any' }]

const PG = lines("import { Pool } from 'pg'", 'const pool = new Pool()')
const S3 = lines("import { S3Client, HeadObjectCommand } from '@aws-sdk/client-s3'", 'const s3 = new S3Client({})')

// A query waits for one of a pool's few connections, and a request by its name alone may be small: strict tells them.
untyped.run('no-unbounded-promise-all, queries and small requests', rule, {
  valid: [
    { name: 'a pool', code: lines(PG, "await Promise.all(ids.map((id) => pool.query('select $1', [id])))") },
    { name: 'a client with a pool of sockets', code: lines(S3, 'Promise.all(keys.map((k) => s3.send(make(k))))') },
    { name: 'a store by its name', code: 'await Promise.all(keys.map((key) => redis.exists(key)))' },
    {
      name: 'a model',
      code: "import { User } from './user'\nawait Promise.all(ids.map((id) => User.findOne({ id })))",
    },
    { name: 'a record', code: 'await Promise.all(users.map(async (user) => { await user.save() }))' },
    { name: 'a statement', code: 'await Promise.all(ids.map((id) => conn.run(`select * from t where id = ${id}`)))' },
    { name: 'a statement in a tag', code: 'await Promise.all(ids.map((id) => sql`select * from t where id = ${id}`))' },
    { name: 'a request by its name', code: 'await Promise.all(ids.map((id) => this.api.getUser(id)))' },
    { name: 'a method that is handed over', code: 'await Promise.all(ids.map(this.api.getUser.bind(this.api)))' },
    { name: 'a message', code: 'await Promise.all(ids.map((id) => bot.sendMessage(id, text)))' },
    {
      name: 'a job queue in Redis',
      code: lines(
        "import { Queue } from 'bullmq'",
        "const queue = new Queue('mail')",
        "await Promise.all(rows.map((x) => queue.add('mail', x)))",
      ),
    },
    {
      name: 'requests of a worker of Cloudflare',
      code: "import { env } from 'cloudflare:workers'\nawait Promise.all(ids.map((id) => fetch(`/users/${id}`)))",
    },
    {
      name: 'requests of a page',
      code: "await Promise.all(ids.map((id) => fetch(`/users/${id}`)))\ndocument.title = 'done'",
    },
  ],
  invalid: [
    {
      name: 'a pool, where any evidence is asked for',
      options: any,
      code: lines(PG, "await Promise.all(ids.map((id, i, all) => pool.query('select $1', [id, all])))"),
      errors: [{ ...fanOut('ids', 'pool.query'), messageId: 'queries', ...unwritable }],
    },
    {
      name: 'a request by its name, where any evidence is asked for',
      options: any,
      code: 'await Promise.all(ids.map((id, i, all) => this.api.getUser(id, all)))',
      errors: [{ ...fanOut('ids', 'this.api.getUser'), ...unwritable }],
    },
    {
      name: 'a client for each task',
      code: lines(
        "import { S3Client, ListBucketsCommand } from '@aws-sdk/client-s3'",
        'await Promise.all(ids.map((id, i, all) => new S3Client({ id, all }).send(new ListBucketsCommand())))',
      ),
      errors: [{ ...fanOut('ids', 'send'), ...unwritable }],
    },
    {
      name: 'a connection for each task',
      code: lines(
        'await Promise.all(tenants.map(async (tenant, i, users) => {',
        '  const db = await createConnection(tenant)',
        '  await db.query(users)',
        '}))',
        'const tenants = await loadTenants()',
      ),
      errors: [{ ...fanOut('tenants', 'db.query'), ...unwritable }],
    },
    {
      name: 'a piece of the data for each query',
      code: lines(PG, 'await Promise.all(chunk(rows, 500).map((batch, i, all) => pool.query(insert, batch, all)))'),
      errors: [{ messageId: 'queries', line: 3, suggestions: [] }],
    },
    {
      name: 'a known request',
      code: "import axios from 'axios'\nawait Promise.all(ids.map((id, i, all) => axios.get(id, all)))",
      errors: [{ ...fanOut('ids', 'axios.get'), ...unwritable }],
    },
    {
      name: 'contents, by the name alone',
      code: 'await Promise.all(ids.map((id) => bot.downloadFile(id)))',
      errors: [
        {
          ...fanOut('ids', 'bot.downloadFile'),
          ...fewAtATime(lines(IMPORT, 'await mapLimit(ids, 10, (id) => bot.downloadFile(id))')),
        },
      ],
    },
    {
      name: 'a call of a language model, by the name alone',
      code: 'await Promise.all(rows.map(async (row, i, all) => { await this.llm.generateText(row, all) }))',
      errors: [{ ...fanOut('rows', 'this.llm.generateText'), ...unwritable }],
    },
  ],
})
