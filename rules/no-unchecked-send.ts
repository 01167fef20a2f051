import { earlyAckOf } from './analysis/early-acks.ts'
import type { Repetition } from './analysis/facts.ts'
import { unpacedSendOf, type UnpacedSend } from './analysis/unpaced-sends.ts'
import { skipFull } from './edits/skip-full.ts'
import { trySending } from './edits/try-send.ts'
import { awaitWrite } from './edits/write-call.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report, type Offer } from './kit/report.ts'

export default createRule({
  name: 'no-unchecked-send',
  docs: {
    description: 'require a look at what a WebSocket or data channel still holds where messages keep coming',
    presets: { recommended: [] },
    change: 'rewrite',
  },
  messages: {
    pumped:
      '`{{socket}}.send()` never says stop, and nothing here looks at `bufferedAmount`: behind a slow peer messages ' +
      'pile up in memory. Await room with `write()` of the runtime, or drop messages where the source is live.',
    broadcast:
      '`{{socket}}.send()` never says stop, and nothing here looks at `bufferedAmount`: each slow client ' +
      'keeps its own pile in memory. Skip or close those that hold too much.',
    forwarded:
      '`{{socket}}.send()` never says stop, and nothing here looks at `bufferedAmount`: behind a slow peer messages ' +
      'pile up in memory. Pause the source, or leave messages out while the socket holds too much.',
    await: 'Await room with `write()` of the runtime.',
    skip: 'Drop the message while the socket holds more than 1 MiB.',
    trySend: 'Drop it while the socket holds more than 1 MiB or is not open: use `trySend()` of the runtime.',
    close: 'Close the connection when it would hold more than 1 MiB, with `trySend()` of the runtime.',
  },
  schema: [],
  defaultOptions: [],
  mentions: [oneOf('send'), /[sS]ocket|[wW][sS]\b|WS|readyState|[cC]hannel/],
  create(context) {
    return {
      CallExpression(call) {
        const unpaced = unpacedSendOf(context, call)
        if (!unpaced || earlyAckOf(context, call)) return
        const rewrite = rewriteOf(context, unpaced)
        report(context, {
          node: call,
          messageId: unpaced.toMany ? 'broadcast' : isPaceable(unpaced.reason) ? 'pumped' : 'forwarded',
          data: { socket: context.sourceCode.getText(unpaced.send.receiver) },
          rewrite,
          suggest: rewrite ? [] : suggestionsOf(context, unpaced),
        })
      },
    }
  },
})

/** In a loop the next message can wait; an event or a tick can't. */
function isPaceable({ kind }: Repetition): boolean {
  return kind === 'loop' || kind === 'for-await' || kind === 'pump' || kind === 'per-item'
}

/** A broadcast that waits would go at the pace of its slowest client. */
function rewriteOf(context: Context, { send, reason, toMany }: UnpacedSend): Offer | null {
  const waits = !toMany && isPaceable(reason) && reason.via.length === 0 && send.origin.evidence === 'known'
  const fix = waits ? awaitWrite(context, send.call) : null
  return fix && { messageId: 'await', fix }
}

/** A message that a peer may miss is a person's choice; a pump's can't be missed. */
function suggestionsOf(context: Context, { send, reason, toMany }: UnpacedSend): (Offer | null)[] {
  const mayMiss = toMany || reason.kind === 'timer' || reason.kind === 'listener'
  if (!mayMiss || send.origin.evidence !== 'known') return []
  const skip = skipFull(context, send.call)
  // A client of a server can come back; a socket of our own may only not be open yet.
  const sending = trySending(context, send.call, { closes: toMany })
  return [
    skip && { messageId: 'skip', fix: skip },
    sending && { messageId: toMany ? 'close' : 'trySend', fix: sending },
  ]
}
