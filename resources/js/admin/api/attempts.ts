import { admin, filled, withBody } from '~admin/api/client'
import { once } from '~admin/api/once'
import type { Answer, Asked, Sent } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** Attempts to pay at a gateway, whatever became of them. */
export const attempts = {
  list: (query: Asked<'admin.payment_intents.index'>) =>
    asked(admin.paymentIntents.index({ query: filled(query) })),
  show: (id: string) => dataOf(admin.paymentIntents.show({ params: { id } })),
  check: (id: string) => dataOf(admin.paymentChecks.store({ params: { id }, ...withBody({}) })),
  accept: (id: string, note: string, key: string) =>
    dataOf(
      admin.heldPayments.accept({ params: { id }, ...withBody({ note }), headers: once(key) })
    ),
  return: (id: string, note: string, key: string) =>
    dataOf(
      admin.heldPayments.return({ params: { id }, ...withBody({ note }), headers: once(key) })
    ),
  reconcile: (body: Sent<'admin.reconciliations.store'>, key: string) =>
    dataOf(admin.reconciliations.store({ body, headers: once(key) })),
}

export type AttemptRow = Answer<'admin.payment_intents.index'>['data'][number]
export type Attempt = Answer<'admin.payment_intents.show'>['data']
export type AttemptState = AttemptRow['state']
