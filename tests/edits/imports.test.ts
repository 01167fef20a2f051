import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { bringIn } from '../../rules/edits/imports.ts'
import type { Context } from '../../rules/kit/context.ts'
import type { Edit } from '../../rules/kit/report.ts'
import { edited, type Setting } from './edited.ts'

/** `LIMIT()` becomes a call of `mapLimit`, however that comes in. */
function swap(context: Context, node: TSESTree.CallExpression): Edit | null {
  const helper = bringIn(context, 'mapLimit', node)
  return helper && ((fixer) => [...helper.fix(fixer), fixer.replaceText(node.callee, helper.local)])
}

interface Case extends Setting {
  readonly name: string
  readonly code: string
  readonly output: string | null
}

const cjs = { filename: 'code.cjs', sourceType: 'commonjs' } as const
const js = { filename: 'code.js' } as const

const MODULES: Case[] = [
  {
    name: 'nothing before: a line and a blank line at the top',
    code: 'LIMIT()\n',
    output: "import { mapLimit } from 'backpressure-runtime'\n\nmapLimit()\n",
  },
  {
    name: 'after the last import, in its quotes and semicolons',
    code: 'import a from "a";\nimport b from "b"; // why\n\nLIMIT()\n',
    output:
      'import a from "a";\nimport b from "b"; // why\nimport { mapLimit } from "backpressure-runtime";\n\nmapLimit()\n',
  },
  {
    name: 'two sites bring one import',
    code: "import a from 'a'\nLIMIT()\nLIMIT()\n",
    output: "import a from 'a'\nimport { mapLimit } from 'backpressure-runtime'\nmapLimit()\nmapLimit()\n",
  },
  {
    name: 'an import of the runtime is joined',
    code: "import { interval } from 'backpressure-runtime'\nLIMIT()",
    output: "import { interval, mapLimit } from 'backpressure-runtime'\nmapLimit()",
  },
  {
    name: 'a joined import over several lines keeps its form and its comma',
    code: "import {\n  drain, // a\n  write,\n} from 'backpressure-runtime'\nLIMIT()",
    output: "import {\n  drain, // a\n  write,\n  mapLimit,\n} from 'backpressure-runtime'\nmapLimit()",
  },
  {
    name: 'what is imported already is used',
    code: "import { mapLimit } from 'backpressure-runtime'\nLIMIT()",
    output: "import { mapLimit } from 'backpressure-runtime'\nmapLimit()",
  },
  {
    name: 'an alias that is imported already is used, wherever the import stands',
    code: "LIMIT()\nimport { mapLimit as inLanes } from 'backpressure-runtime'\n",
    output: "inLanes()\nimport { mapLimit as inLanes } from 'backpressure-runtime'\n",
  },
  {
    name: 'a namespace import is used',
    code: "import * as bp from 'backpressure-runtime'\nLIMIT()",
    output: "import * as bp from 'backpressure-runtime'\nbp.mapLimit()",
  },
  {
    name: 'a type import is left alone',
    code: "import type { Limit } from 'backpressure-runtime'\nLIMIT()",
    output:
      "import type { Limit } from 'backpressure-runtime'\nimport { mapLimit } from 'backpressure-runtime'\nmapLimit()",
  },
  {
    name: 'a type import of the same name is no value',
    code: "import type { mapLimit } from 'backpressure-runtime'\nLIMIT()",
    output:
      "import type { mapLimit } from 'backpressure-runtime'\n" +
      "import { mapLimit as mapLimit2 } from 'backpressure-runtime'\nmapLimit2()",
  },
  {
    name: 'an import for its effects is left alone',
    code: "import 'backpressure-runtime'\nLIMIT()",
    output: "import 'backpressure-runtime'\nimport { mapLimit } from 'backpressure-runtime'\nmapLimit()",
  },
  {
    name: 'a foreign import of the name',
    code: "import { mapLimit } from 'async'\nLIMIT()",
    output:
      "import { mapLimit } from 'async'\nimport { mapLimit as mapLimit2 } from 'backpressure-runtime'\nmapLimit2()",
  },
  {
    name: 'a local of the name, and one of the alias',
    code: 'const mapLimit2 = 1\nfunction mapLimit() {}\nLIMIT(mapLimit2)',
    output:
      "import { mapLimit as mapLimit3 } from 'backpressure-runtime'\n\nconst mapLimit2 = 1\n" +
      'function mapLimit() {}\nmapLimit3(mapLimit2)',
  },
  {
    name: 'a shadowing parameter gets an alias, the other site does not',
    code: "import a from 'a'\nfunction f(mapLimit) { LIMIT(mapLimit) }\nfunction g() { LIMIT() }",
    output:
      "import a from 'a'\nimport { mapLimit as mapLimit2 } from 'backpressure-runtime'\n" +
      'function f(mapLimit) { mapLimit2(mapLimit) }\nfunction g() { mapLimit2() }',
  },
  {
    name: 'an import that is shadowed at the site',
    code: "import { mapLimit } from 'backpressure-runtime'\nfunction f(mapLimit) { LIMIT(mapLimit) }",
    output:
      "import { mapLimit, mapLimit as mapLimit2 } from 'backpressure-runtime'\n" +
      'function f(mapLimit) { mapLimit2(mapLimit) }',
  },
  {
    name: 'a global of the name is not captured',
    code: 'LIMIT(mapLimit)',
    output: "import { mapLimit as mapLimit2 } from 'backpressure-runtime'\n\nmapLimit2(mapLimit)",
  },
  {
    name: "after shebang and 'use client', with CRLF",
    ...js,
    code: '#!/usr/bin/env node\r\n"use client";\r\n\r\nLIMIT();\r\n',
    output:
      '#!/usr/bin/env node\r\n"use client";\r\nimport { mapLimit } from "backpressure-runtime";\r\n\r\nmapLimit();\r\n',
  },
  {
    name: 'after a shebang alone',
    ...js,
    code: '#!/usr/bin/env node\nLIMIT();\n',
    output: "#!/usr/bin/env node\nimport { mapLimit } from 'backpressure-runtime';\n\nmapLimit();\n",
  },
  {
    name: 'below the comments of the file, above those of its first statement',
    code: '/* Copyright us. */\n// @ts-check\n/** Calls. */\nfunction f() { LIMIT() }',
    output:
      "/* Copyright us. */\n// @ts-check\nimport { mapLimit } from 'backpressure-runtime'\n\n" +
      '/** Calls. */\nfunction f() { mapLimit() }',
  },
  {
    name: 'code that goes on in the line of the last import',
    code: "import a from 'a'; LIMIT()",
    output: "import a from 'a';\nimport { mapLimit } from 'backpressure-runtime'; mapLimit()",
  },
  {
    name: 'JSX',
    filename: 'code.jsx',
    code: 'import a from \'a\'\nexport const b = <p title="x" onClick={() => LIMIT()} />',
    output:
      "import a from 'a'\nimport { mapLimit } from 'backpressure-runtime'\n" +
      'export const b = <p title="x" onClick={() => mapLimit()} />',
  },
  {
    name: "an import source of one's own",
    settings: { runtime: '#limits' },
    code: 'LIMIT()',
    output: "import { mapLimit } from '#limits'\n\nmapLimit()",
  },
]

const REQUIRES: Case[] = [
  {
    name: 'after the last require of the head, in its kind and style',
    ...cjs,
    code:
      '"use strict";\n\nvar a = require("a"), b = require("b")();\nrequire("c");\n' +
      'var d = a.d;\nvar e = require("e");\nLIMIT();',
    output:
      '"use strict";\n\nvar a = require("a"), b = require("b")();\nrequire("c");\n' +
      'var { mapLimit } = require("backpressure-runtime");\nvar d = a.d;\n' +
      'var e = require("e");\nmapLimit();',
  },
  {
    name: 'a .js file that requires, whatever the configured source type',
    ...js,
    code: "const a = require('a')\nmodule.exports = () => LIMIT()",
    output:
      "const a = require('a')\nconst { mapLimit } = require('backpressure-runtime')\nmodule.exports = () => mapLimit()",
  },
  {
    name: 'a file that only exports',
    ...js,
    code: "'use strict'\nexports.f = () => LIMIT()",
    output: "'use strict'\nconst { mapLimit } = require('backpressure-runtime')\nexports.f = () => mapLimit()",
  },
  {
    name: 'a destructuring require is joined',
    ...cjs,
    code: "const { drain, } = require('backpressure-runtime')\nLIMIT()",
    output: "const { drain, mapLimit, } = require('backpressure-runtime')\nmapLimit()",
  },
  {
    name: 'a clash in a joined require',
    ...cjs,
    code: "const { drain } = require('backpressure-runtime')\nconst { mapLimit } = require('async')\nLIMIT()",
    output:
      "const { drain, mapLimit: mapLimit2 } = require('backpressure-runtime')\n" +
      "const { mapLimit } = require('async')\nmapLimit2()",
  },
  {
    name: 'a whole module is used',
    ...cjs,
    code: "const bp = require('backpressure-runtime')\nLIMIT()",
    output: "const bp = require('backpressure-runtime')\nbp.mapLimit()",
  },
  {
    name: 'a member of a require is used',
    ...cjs,
    code: "const each = require('backpressure-runtime').mapLimit\nLIMIT()",
    output: "const each = require('backpressure-runtime').mapLimit\neach()",
  },
  {
    name: 'a require inside another function is out of sight',
    ...cjs,
    code: "function f() { const { mapLimit } = require('backpressure-runtime') }\nLIMIT()",
    output:
      "const { mapLimit } = require('backpressure-runtime')\n\n" +
      "function f() { const { mapLimit } = require('backpressure-runtime') }\nmapLimit()",
  },
  {
    name: 'TypeScript in CommonJS',
    filename: 'code.cts',
    code: "import fs = require('fs');\nLIMIT();",
    output:
      "import fs = require('fs');\nimport backpressure = require('backpressure-runtime');\nbackpressure.mapLimit();",
  },
  {
    name: 'TypeScript in CommonJS that has it already',
    filename: 'code.cts',
    code: "import bp = require('backpressure-runtime');\nLIMIT();",
    output: "import bp = require('backpressure-runtime');\nbp.mapLimit();",
  },
  {
    name: 'TypeScript in CommonJS that is written with import',
    filename: 'code.cts',
    code: "import fs from 'fs';\nLIMIT();",
    output: "import fs from 'fs';\nimport { mapLimit } from 'backpressure-runtime';\nmapLimit();",
  },
  {
    name: 'a module under a script source type, by its import.meta',
    ...js,
    code: 'const here = import.meta.url\nLIMIT(typeof require, here)',
    output:
      "import { mapLimit } from 'backpressure-runtime'\n\nconst here = import.meta.url\nmapLimit(typeof require, here)",
  },
]

const NONE: Case[] = [
  { name: 'a classic script', filename: 'code.js', sourceType: 'script', code: 'LIMIT()', output: null },
  {
    name: 'a file for every loader',
    filename: 'code.js',
    sourceType: 'script',
    code: "if (typeof module !== 'undefined') module.exports = LIMIT()",
    output: null,
  },
]

describe('an ES module', () => table(MODULES))
describe('a CommonJS module', () => table(REQUIRES))
describe('no module', () => table(NONE))

function table(cases: Case[]): void {
  it.each(cases)('$name', ({ code, output, ...setting }) => {
    expect(edited(code, 'CallExpression[callee.name="LIMIT"]', swap, setting)).toBe(output)
  })
}
