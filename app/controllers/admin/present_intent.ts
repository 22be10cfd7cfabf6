import type { HttpContext } from '@adonisjs/core/http'
import { findIntent } from '#domain/ledger/intents/load_intent'
import { eventsOf } from '#domain/ledger/lists/read_payment'
import { textsFor } from '#exceptions/account_problems'
import { notFound } from '#exceptions/problem'
import IntentRecordTransformer from '#transformers/admin/intent_record_transformer'

/** Any client's intent as it stands now. */
export async function presentIntent(ctx: HttpContext, publicId: unknown) {
  const intent = await findIntent(null, publicId)
  if (!intent) throw notFound()
  await intent.load('payments', (payments) =>
    payments
      .orderBy('id')
      .preload('refunds', (refunds) =>
        refunds.orderBy('id').preload('recordedBy').preload('creditNote')
      )
  )
  const events = await eventsOf(intent)
  return ctx.serialize(IntentRecordTransformer.transform(intent, events, textsFor(ctx)))
}
