import type { Run } from '../../context.ts'
import { decide, type Options } from '../../lib/payments/decide.ts'

export const run: Run<Options> = (context, options, args) =>
  decide(context, options, args, {
    question: 'Keep it?',
    then: 'it counts towards its invoices as far as it fits; the rest is credit',
    send: (client, sent) => client.data('admin.held_payments.accept', sent),
  })
