export const USAGE = `Usage: backpressure check [PATH…]   tell where a fast producer can drown a slow consumer
       backpressure fix [PATH…]     rewrite what can be rewritten, after showing it
       backpressure init            set up ESLint, a git hook and a CI job

Without a PATH, this folder. An eslint.config.* that names eslint-plugin-backpressure holds; without one, the preset
"recommended" does, and nothing needs to be configured.

check and fix:
  --strict                    the preset "strict" instead of "recommended"
  -c, --config FILE           an ESLint configuration to take rules and settings from
  --since REF                 only files changed since the branch left REF, and new ones
  --no-error-on-unmatched-pattern   let it pass that there is no file to read
  --suppressions-location FILE   another file than eslint-suppressions.json

check:
  --staged                    only what git holds for the next commit, as it would be committed
  --max-warnings N            let up to N findings pass, as warnings
  --format NAME               sarif, github, gitlab, or a formatter of ESLint: stylish, json, html, a package's name
  --concurrency N|auto|off    threads (default: auto)
  --cache                     keep results in node_modules/.cache/backpressure for the next run
  --suppress-all              take today's findings down in eslint-suppressions.json, to be passed over
  --prune-suppressions        strike from that file what is mended

fix and init:
  --yes                       do not ask

init:
  --hook pre-commit|husky|lefthook|git|none   which kind of git hook (default: what the project uses)
  --ci github|gitlab|circleci|none            which CI (default: what the project uses)

  -h, --help                  print this
  -v, --version               print the version

Exit code: 0 nothing found, 1 findings or unreadable files, 2 the command was misused or broke.
`
