import { Linter } from 'eslint'
import unicorn from 'eslint-plugin-unicorn'

// Reads pieces of code from its standard input and prints which of the rules report each. A process of its own, because
// the plugin needs a newer Node.js than ours.

let input = ''
for await (const chunk of process.stdin) input += chunk
const { codes, rules } = JSON.parse(input)
const config = { plugins: { unicorn }, rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])) }
const found = codes.map((code) => new Linter().verify(code, config).map(({ ruleId, message }) => ruleId ?? message))
process.stdout.write(JSON.stringify(found))
