import { BasePolicy } from '@adonisjs/bouncer'
import type { Reader } from '#models/reader'
import type TransferReport from '#models/transfer_report'

/** Who reads invoices reads their reports; who pays reports, withdraws and proves. */
export default class TransferReportPolicy extends BasePolicy {
  view(reader: Reader, report: TransferReport): boolean {
    const isIn = reader.viewing !== null || reader.membership?.isActive === true
    return isIn && reader.client.id === report.clientId
  }

  change(reader: Reader, report: TransferReport): boolean {
    return this.view(reader, report) && reader.mayPay
  }

  /** A proof may show the payer's account. */
  viewProof(reader: Reader, report: TransferReport): boolean {
    return this.change(reader, report)
  }
}
