import { BaseTransformer } from '@adonisjs/core/transformers'
import type TransferReport from '#models/transfer_report'
import { iso, isoOrNull } from '#domain/shared/iso'

/** A reported transfer for staff, beside what its invoice asks now. Needs all relations preloaded. */
export default class TransferReportTransformer extends BaseTransformer<TransferReport> {
  toObject() {
    const report = this.resource
    const { invoice, account, payment, proof } = report
    return {
      id: report.publicId,
      state: report.state,
      client: { id: report.ofClient.publicId, name: report.ofClient.name },
      invoice: {
        id: invoice.publicId,
        number: invoice.number,
        state: invoice.state,
        balance: invoice.balance.toJSON(),
      },
      amount: report.amount.toJSON(),
      paidOn: report.paidOn,
      reference: report.reference,
      note: report.note,
      rejection: report.rejection,
      proof: proof && { name: proof.name, type: proof.contentType },
      payment: payment && {
        id: payment.publicId,
        receiptNumber: payment.receiptNumber,
        amount: payment.amount.toJSON(),
      },
      reportedBy: account && { id: account.publicId, name: account.name },
      reportedAt: iso(report.createdAt),
      decidedBy: report.decidedBy?.name ?? null,
      decidedAt: isoOrNull(report.decidedAt),
    }
  }
}
