import type { Library } from './schema.ts'
import { IO_PROMISE } from './vocabulary.ts'

export default {
  name: 'Nodemailer',
  package: 'nodemailer',
  modules: ['nodemailer'],
  exports: { createTransport: { call: { makes: 'mailer' } } },
  types: { Transporter: 'mailer' },
  things: {
    mailer: { kinds: ['client', 'emitter'], methods: { sendMail: IO_PROMISE, verify: IO_PROMISE } },
  },
} as const satisfies Library
