import { BaseTransformer } from '@adonisjs/core/transformers'
import type TransferReport from '#models/transfer_report'

/** A reported transfer as its invoice shows it. */
export default class InvoiceTransferTransformer extends BaseTransformer<TransferReport> {
  toObject() {
    const { publicId: id, state, amount, paidOn, reference, rejection } = this.resource
    return { id, state, amount: amount.toJSON(), paidOn, reference, rejection }
  }
}
