import rule from '../../rules/no-unbounded-promise-all.ts'
import { untyped } from '../rule-tester.ts'
import { fanOut, fewAtATime, IMPORT, lines } from './fan-out-findings.ts'

// Lists as long as the data are, and lists that only look so.
untyped.run('no-unbounded-promise-all, lists that grow', rule, {
  valid: [
    {
      name: 'hosts of the options that a client was given',
      code: 'export const resolve = (contactPoints) => Promise.all(contactPoints.map((host) => fetch(host)))',
    },
    {
      name: 'tables of a declared mapping',
      code: 'const found = await Promise.all(info.tables.map((table) => client.query(table)))',
    },
    {
      name: 'keys of one record',
      code: 'await Promise.all(Object.keys(this.browsers).map((name) => fetch(`/${name}`)))',
    },
    {
      name: 'fields of a schema, level by level',
      code: lines(
        'async function load(schema) {',
        '  await fetch(schema.url)',
        '  await Promise.all(Object.keys(schema.fields).map((key) => load(schema.fields[key])))',
        '}',
      ),
    },
    {
      name: 'what a hook of the configuration answers',
      code: lines(
        "import fs from 'fs/promises'",
        'const extra = await config.ui.getAdditionalFiles()',
        'await Promise.all(extra.map((file) => fs.copyFile(file, target)))',
      ),
    },
    {
      name: 'files whose contents are in memory',
      code: 'const sent = await Promise.all(files.map(async (file) => encode(await file.content.arrayBuffer())))',
    },
    {
      name: 'files of a folder that is shipped with the code, by a helper',
      code: lines(
        "import fs from 'fs/promises'",
        'const paths = await readDir(templateRootDir)',
        'await Promise.all(paths.map((path) => fs.readFile(path)))',
      ),
    },
    {
      name: 'a comment on a list that only strict reports',
      code: lines(
        '// backpressure: at most 8 — one per region',
        'await Promise.all(tables.map((table) => fetch(table)))',
      ),
    },
  ],
  invalid: [
    {
      name: 'the same list where a query answers it',
      code: lines(
        'const tables = await client.query(sql)',
        'await Promise.all(tables.map((table, i, all) => fetch(table, all)))',
      ),
      errors: [{ ...fanOut('tables', 'fetch'), line: 2, suggestions: [] }],
    },
    {
      name: 'an object with a key for each of the data',
      code: lines(
        'const built = {}',
        'for (const [alias, part] of parts) built[alias] = part',
        'await Promise.all(Object.entries(built).map(([alias, part], i, all) => fetch(part, all)))',
      ),
      errors: [{ ...fanOut('built', 'fetch'), line: 3, suggestions: [] }],
    },
    {
      name: 'children, level by level',
      code: lines(
        'async function load(node) {',
        '  await fetch(node.url)',
        '  await Promise.all(node.children.map((child, i, all) => load(child, all)))',
        '}',
      ),
      errors: [{ ...fanOut('node.children', 'fetch'), line: 3, suggestions: [] }],
    },
    {
      name: 'a list that somebody cuts',
      code: lines(
        'const sent = []',
        'for (let i = 0; i < points.length; i += 1000) sent.push(client.upsert(points.slice(i, i + 1000)))',
        'await Promise.all(sent)',
      ),
      errors: [{ messageId: 'queries', line: 3, suggestions: [] }],
    },
    {
      name: 'files by their paths',
      code: lines(
        'const files = await collect(dir)',
        'await Promise.all(files.map(async (file, i, all) => { await convert(file.path, all) }))',
      ),
      errors: [{ messageId: 'fanOut', line: 2, suggestions: [] }],
    },
    {
      name: 'what a caller of the file hands in',
      code: lines(
        'const load = (tables) => Promise.all(tables.map((table) => fetch(table)))',
        'await load(await client.query(sql))',
      ),
      errors: [
        {
          ...fanOut('tables', 'fetch'),
          ...fewAtATime(
            lines(
              IMPORT,
              'const load = (tables) => mapLimit(tables, 10, (table) => fetch(table))',
              'await load(await client.query(sql))',
            ),
          ),
        },
      ],
    },
  ],
})

untyped.run('no-unbounded-promise-all, any list', rule, {
  valid: [],
  invalid: [
    {
      name: 'keys of one record',
      options: [{ evidence: 'any' }],
      code: 'await Promise.all(Object.keys(this.tables).map((name, i, all) => fetch(name, all)))',
      errors: [{ ...fanOut('this.tables', 'fetch'), suggestions: [] }],
    },
  ],
})
