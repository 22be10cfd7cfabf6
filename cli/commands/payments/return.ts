import type { Run } from '../../context.ts'
import { decide, type Options } from '../../lib/payments/decide.ts'

export const run: Run<Options> = (context, options, args) =>
  decide(context, options, args, {
    question: 'Send it back?',
    then: 'all of it is sent back through the gateway',
    send: (client, sent) => client.data('admin.held_payments.return', sent),
  })
