// Names of calls whose callers give something away by the side of their work. They give `likely` evidence, never proof.

/** Functions that note what happened: `logEvent`, `trackUsage`, `captureException`, `recordMetric`. */
export const NOTING = new RegExp(
  '^[_#]?(?:log|track|capture|report|record|trace|count|emit|audit|debug|info|warn|error|notice|prefetch|preload)' +
    '(?:$|[A-Z_])',
)

/** Objects that take such notes: `logger`, `this.metrics`, `analytics`. */
export const NOTE_TAKERS = new RegExp(
  '(?:^|[a-z_$#])(?:[lL]og|[lL]ogger|[mM]etrics?|[aA]nalytics|[tT]elemetry|[sS]tats|[tT]racer|[sS]entry|posthog|' +
    'console|[rR]eporter|[aA]udit\\w*)$',
)

/** Events by which a request handler gets a connection that lives on: one process for each is often what is wanted. */
export const SESSIONS = new Set(['connection', 'secureConnection', 'session', 'upgrade'])
