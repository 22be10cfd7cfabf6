import { BaseTransformer } from '@adonisjs/core/transformers'
import type TransferReport from '#models/transfer_report'
import { iso, isoOrNull } from '#domain/shared/iso'

/** A reported transfer in full. Needs invoice, payment and proof (no bytes) preloaded. */
export default class TransferReportTransformer extends BaseTransformer<TransferReport> {
  constructor(
    resource: TransferReport,
    /** Whether the reader may pay for the client. */
    protected mayPay: boolean
  ) {
    super(resource)
  }

  toObject() {
    const report = this.resource
    const isOpen = this.mayPay && report.state === 'pending'
    return {
      id: report.publicId,
      state: report.state,
      invoice: {
        id: report.invoice.publicId,
        number: report.invoice.number,
        title: report.invoice.title,
      },
      amount: report.amount.toJSON(),
      // What staff found, which may be another amount than the client told us.
      received: report.payment?.amount.toJSON() ?? null,
      paidOn: report.paidOn,
      reference: report.reference,
      note: report.note,
      rejection: report.rejection,
      // The payment that it became, with its receipt.
      paymentId: report.payment?.publicId ?? null,
      proof: report.proof && { name: report.proof.name, type: report.proof.contentType },
      reportedAt: iso(report.createdAt),
      decidedAt: isoOrNull(report.decidedAt),
      can: { withdraw: isOpen, attachProof: isOpen },
    }
  }
}
