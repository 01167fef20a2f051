// Names of what is loaded, by whether it grows with use.

/** Tables and collections that people fill by hand, and that have few rows. */
export const SETTLED_TABLES = new RegExp(
  `(?:^|_|[a-z])(?:${[
    'settings?|options?|config(?:uration)?s?|preferences|roles?|permissions?|plans?|categor(?:y|ies)',
    'countr(?:y|ies)|currenc(?:y|ies)|languages?|locales?|tags?|types?|status(?:es)?|units?|levels?|tiers?',
    'groups?|teams?|features?|flags?|migrations?|templates?|themes?|regions?|zones?|schemas?|versions?',
    'providers?|channels?|guilds?',
  ].join('|')})$`,
  'i',
)

const FOLDERS = 'uploads|inbox|outbox|spool|backups|dumps|recordings|transcripts|Uploads|Inbox|Outbox|Spool'

/** Files and folders that grow while the program runs: what it writes down, takes in, or hands on. */
export const GROWING_NAMES = new RegExp(
  [
    String.raw`\.(?:csv|tsv|jsonl|ndjson|log)$`,
    String.raw`(?:^|[^a-z])(?:access|audit|error|event|request)s?[-_.]?logs?\b`,
    String.raw`(?:^|[\W_]|[a-z](?=[A-Z]))(?:${FOLDERS}|Backups|Dumps)(?:$|[\W_]|Dir|Path|Folder)`,
    '^(?:csv|log|jsonl|ndjson)(?:File|Path)$',
  ].join('|'),
)
