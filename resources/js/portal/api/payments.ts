import { portal, tuyau } from '~portal/api/client'
import { asked, dataOf, putFile } from '~shared/asked'
import { Problem } from '~shared/problem'
import type { GatewayName, PaidShare, TransferDraft } from '~shared/wire'

/** Paying: by gateway, or told by whoever sent a transfer. */
export const payments = {
  /** Who would take what is left of these invoices together, or this part of one. */
  paymentOffer: (ids: string[], amountMinor?: number) =>
    dataOf(
      portal.paymentOffers.index({
        query: { invoices: ids.join('.'), ...(amountMinor === undefined ? {} : { amountMinor }) },
      })
    ),
  /**
   * Each balance is what the page showed: when it is no longer what is left, nothing is opened. The
   * same key with the same body replays the first answer, so a retry never opens a second.
   */
  openIntent: (gateway: GatewayName, invoices: PaidShare[], idempotencyKey: string) =>
    dataOf(
      portal.paymentIntents.store({
        body: { gateway, invoices },
        headers: { 'Idempotency-Key': idempotencyKey },
      })
    ),
  confirmIntent: (id: string) => dataOf(portal.paymentConfirmations.store({ params: { id } })),
  watchIntent,
  reportTransfer: (invoiceId: string, body: TransferDraft, idempotencyKey: string) =>
    dataOf(
      portal.transferReports.store({
        params: { id: invoiceId },
        body,
        headers: { 'Idempotency-Key': idempotencyKey },
      })
    ),
  transfer: (id: string) => dataOf(portal.transferReports.show({ params: { id } })),
  withdrawTransfer: (id: string) => dataOf(portal.transferReports.destroy({ params: { id } })),
  /** The file as it is; its name travels beside it. */
  attachProof: (reportId: string, file: File): Promise<void> =>
    putFile(
      tuyau.getRoute('portal.transfer_proofs.update', { params: { id: reportId } }).url,
      file
    ),
}

/** Looks at an intent again. `intent` is null when nothing has changed since `etag`. */
async function watchIntent(id: string, etag: string | null) {
  let seen = etag
  try {
    const answer = await asked(
      portal.paymentIntents.show({
        params: { id },
        headers: etag ? { 'If-None-Match': etag } : {},
        hooks: { afterResponse: [(_request, _options, response) => noteTag(response)] },
      })
    )
    return { intent: answer ? answer.data : null, etag: seen }
  } catch (error) {
    if (error instanceof Problem && error.status === 304) return { intent: null, etag }
    throw error
  }

  function noteTag(response: Response) {
    seen = response.headers.get('etag') ?? seen
  }
}
