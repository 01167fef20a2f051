import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

// npm run new no-x "disallow x": writes rule, test and page, and adds the rule to the plugin.
// The root is where it is called, so that it can be tried on a copy.
const [name = '', description = ''] = process.argv.slice(2)
if (!/^(no|require|prefer)(-[a-z]+)+$/.test(name) || description === '') {
  console.error('Usage: npm run new no-some-thing "disallow some thing that grows without a bound"')
  process.exit(2)
}

const identifier = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const files = {
  [`rules/${name}.ts`]: `import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: '${name}',
  docs: {
    description: '${description.replaceAll("'", "\\'")}',
    presets: { strict: [] },
    change: 'none',
  },
  messages: {
    found: 'What \`{{ name }}()\` is given piles up in memory. Await it.',
  },
  schema: [],
  defaultOptions: [],
  mentions: oneOf('${identifier}'),
  create(context) {
    return {
      // \`${identifier}(…)\`
      CallExpression(call) {
        if (call.callee.type !== 'Identifier' || call.callee.name !== '${identifier}') return
        report(context, { node: call, messageId: 'found', data: { name: call.callee.name } })
      },
    }
  },
})
`,
  [`tests/rules/${name}.test.ts`]: `import rule from '../../rules/${name}.ts'
import { untyped } from '../rule-tester.ts'

untyped.run('${name}', rule, {
  valid: [{ name: 'another call', code: 'other(chunk)' }],
  invalid: [
    {
      name: 'the call',
      code: '${identifier}(chunk)',
      errors: [{ messageId: 'found', data: { name: '${identifier}' }, line: 1, column: 1 }],
    },
  ],
})
`,
  [`docs/rules/${name}.md`]: `# ${name}

<!-- begin header -->
<!-- end header -->

## What goes wrong

What happens to memory, latency or the machine behind, in a running program.

## Examples

\`\`\`ts bad strict
${identifier}(chunk)
\`\`\`

\`\`\`ts good
await other(chunk)
\`\`\`

## What silences it

The signs of a bound that the rule takes.

## The change

There is none: the message says what to decide.

## Options

<!-- begin options -->
<!-- end options -->

## Limits

What the rule cannot see, and what types add.

## When not to use it

Where the flow is small for a reason that the code does not say.
`,
}

for (const file of Object.keys(files)) {
  if (existsSync(file)) {
    console.error(`${file} stands already.`)
    process.exit(2)
  }
}
for (const [file, text] of Object.entries(files)) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(file)
}

const index = readFileSync('rules/index.ts', 'utf8').split('\n')
insertSorted(index, `import ${identifier} from './${name}.ts'`, /^import \w+ from '\.\//, /from '\.\/presets\.ts'$/)
insertSorted(index, `  '${name}': ${identifier},`, /^ {2}'[a-z-]+': \w+,$/, /^\}$/)
writeFileSync('rules/index.ts', index.join('\n'))
console.log('rules/index.ts')
console.log('Next: npm run pages, then write the examples of the page and see them fail.')

/** Puts `line` among the lines that look like it, or before the line that follows them all. */
function insertSorted(lines: string[], line: string, alike: RegExp, end: RegExp): void {
  const after = lines.findIndex((other) => (alike.test(other) && other > line) || end.test(other))
  lines.splice(after, 0, line)
}
