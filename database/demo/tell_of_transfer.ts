import type { DateTime } from 'luxon'
import { readSettings } from '#domain/settings/read_settings'
import { systemActor } from '#domain/shared/actor'
import { reportTransfer } from '#domain/transfers/report_transfer'
import Invoice from '#models/invoice'
import Membership from '#models/membership'

/** "I paid by bank transfer", as somebody of the client says on the page of the invoice. */
export async function tellOfTransfer(
  number: string,
  reference: string,
  now: DateTime
): Promise<void> {
  const invoice = await Invoice.findByOrFail('number', number)
  const { accountId } = await Membership.findByOrFail('clientId', invoice.clientId)
  const settings = await readSettings()
  const reported = await reportTransfer(
    {
      clientId: invoice.clientId,
      accountId,
      invoiceId: invoice.id,
      amountMinor: null,
      paidOn: now.setZone(settings.company.timeZone).toFormat('yyyy-MM-dd'),
      reference,
      note: null,
    },
    settings,
    systemActor('demo'),
    now
  )
  if (!reported.ok) throw new Error(`The demo's plan was refused: ${reported.code}`)
}
