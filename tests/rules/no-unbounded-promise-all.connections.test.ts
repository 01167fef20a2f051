import rule from '../../rules/no-unbounded-promise-all.ts'
import { untyped } from '../rule-tester.ts'
import { fanOut, fewAtATime, IMPORT, lines } from './fan-out-findings.ts'

const any: [{ evidence: 'any' }] = [{ evidence: 'any' }]

// Work that shares one connection or one batch: the many calls are no load, and a limit would break the batch.
untyped.run('no-unbounded-promise-all, one connection or one batch', rule, {
  valid: [
    { name: 'a data loader', code: 'await Promise.all(ids.map((id) => userLoader.load(id)))' },
    {
      name: 'a data loader, any evidence',
      options: any,
      code: 'await Promise.all(ids.map((id) => userLoader.load(id)))',
    },
    {
      name: 'a loader among others, any evidence',
      options: any,
      code: 'await Promise.all(ids.map(async (id) => (await ctx.loaders.user.load(id)).name))',
    },
    {
      name: 'a known loader under another name, any evidence',
      options: any,
      code: lines(
        "import DataLoader from 'dataloader'",
        'const users = new DataLoader(findUsers)',
        'await Promise.all(ids.map((id) => users.load(id)))',
        'await Promise.all(ids.map(users.load, users))',
      ),
    },
    {
      name: 'keys of a batch of so many at most',
      code: lines(
        "import DataLoader from 'dataloader'",
        'new DataLoader((keys) => Promise.all(keys.map((key) => fetch(key))), { maxBatchSize: 20 })',
      ),
    },
    {
      name: 'messages of a batch of SQS',
      code: lines(
        "import { Consumer } from 'sqs-consumer'",
        'Consumer.create({ queueUrl, batchSize: 10, handleMessageBatch: async (messages) => {',
        '  await Promise.all(messages.map((message) => fetch(message.Body)))',
        '} })',
      ),
    },
    {
      name: 'findUnique of one tick',
      code: 'await Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })))',
    },
    {
      name: 'one transaction',
      code: 'await db.transaction(async (tx) => { await Promise.all(rows.map((row) => tx.insert(row))) })',
    },
    {
      name: 'one transaction under another name',
      code: lines(
        'await prisma.$transaction(async (db) => {',
        '  await Promise.all(ids.map((id) => db.user.update({ where: { id }, data })))',
        '})',
      ),
    },
    {
      name: 'a repository of a transaction',
      code: lines(
        'await source.transaction(async (manager) => {',
        '  const users = manager.getRepository(User)',
        '  await Promise.all(ids.map((id) => users.findOneBy({ id })))',
        '})',
      ),
    },
    {
      name: 'the manager of a query runner',
      code: lines(
        'const runner = source.createQueryRunner()',
        'await Promise.all(ids.map((id) => runner.manager.findOneBy(User, { id })))',
      ),
    },
    {
      name: 'the active manager',
      code: lines(
        'class Categories extends Base {',
        '  async restore(ids, context) {',
        '    const manager = super.getActiveManager(context)',
        '    return Promise.all(ids.map(async (id) => manager.findOneOrFail(Category, { id })))',
        '  }',
        '}',
      ),
    },
    {
      name: 'a helper that every caller hands the transaction',
      code: lines(
        'const store = (row, db) => db.user.findOneOrFail(row)',
        'await orm.em.transactional(async (em) => { await Promise.all(rows.map((row) => store(row, em))) })',
      ),
    },
    {
      name: 'a transaction that is handed on',
      code: 'await Promise.all(rows.map((row) => row.save({ transaction })))',
    },
    {
      name: 'a savepoint for each task, in one transaction',
      code: lines(
        'await db.transaction(async (tx) => {',
        '  await Promise.all(rows.map((row) => tx.transaction((savepoint) => savepoint.insert(row))))',
        '})',
      ),
    },
    {
      name: 'one connection of undici',
      code: lines(
        "import { Client } from 'undici'",
        "const client = new Client('http://localhost')",
        "await Promise.all(paths.map((path) => client.request({ path, method: 'GET' })))",
      ),
    },
  ],
  invalid: [
    {
      name: 'the batch function of a loader that makes a request of each key',
      code: lines(
        "import DataLoader from 'dataloader'",
        'const pages = new DataLoader((keys) => Promise.all(keys.map((key, i, all) => fetch(key, all))))',
      ),
      errors: [{ ...fanOut('keys', 'fetch'), suggestions: [] }],
    },
    {
      name: 'elements that are transactions of another kind',
      code: 'await Promise.all(transactions.map((tx) => fetch(tx)))',
      errors: [
        {
          ...fanOut('transactions', 'fetch'),
          ...fewAtATime(lines(IMPORT, 'await mapLimit(transactions, 10, (tx) => fetch(tx))')),
        },
      ],
    },
    {
      name: 'requests while a transaction is open',
      code: 'await db.transaction(async (tx) => { await Promise.all(urls.map((url, i, all) => fetch(url, all))) })',
      errors: [{ ...fanOut('urls', 'fetch'), suggestions: [] }],
    },
    {
      name: 'a transaction for each task',
      code: lines(
        'await Promise.all(users.map(async (user, i, all) => {',
        '  const transaction = await sequelize.transaction()',
        '  await User.create({ name: user.name, all }, { transaction })',
        '  await transaction.commit()',
        '}))',
      ),
      errors: [{ ...fanOut('users', 'sequelize.transaction'), suggestions: [] }],
    },
    {
      name: 'a transaction for each task, which runs in it',
      code: 'await Promise.all(users.map((user, i, all) => prisma.$transaction((tx) => save(tx, user, all))))',
      errors: [{ ...fanOut('users', 'prisma.$transaction'), suggestions: [] }],
    },
    {
      name: 'what a transaction answered',
      code: lines(
        'const users = await db.transaction((tx) => tx.findUsers())',
        'await Promise.all(users.map((user, i, all) => fetch(user.url, all)))',
      ),
      errors: [{ ...fanOut('users', 'fetch'), suggestions: [] }],
    },
    {
      name: 'a manager that has a pool behind it',
      options: any,
      code: lines(
        'const manager = source.getManager()',
        'await Promise.all(ids.map((id, i, all) => manager.findOneBy(id, all)))',
      ),
      errors: [{ ...fanOut('ids', 'manager.findOneBy'), messageId: 'queries', suggestions: [] }],
    },
    {
      name: 'connections of a pool of undici',
      code: lines(
        "import { Pool } from 'undici'",
        "const pool = new Pool('http://localhost')",
        'await Promise.all(paths.map((path, i, all) => pool.request({ path, all })))',
      ),
      errors: [{ ...fanOut('paths', 'pool.request'), suggestions: [] }],
    },
    {
      name: 'all pages of many lists',
      code: lines("import got from 'got'", 'await Promise.all(urls.map((url, i, all) => got.paginate.all(url, all)))'),
      errors: [{ ...fanOut('urls', 'got.paginate.all'), suggestions: [] }],
    },
  ],
})
