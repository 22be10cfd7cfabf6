import { BasePolicy } from '@adonisjs/bouncer'
import type Account from '#models/account'
import type TransferReport from '#models/transfer_report'

/** Who reads invoices reads their reports; who pays reports, withdraws and proves. */
export default class TransferReportPolicy extends BasePolicy {
  view(account: Account, report: TransferReport): boolean {
    return account.currentMembership?.isActive === true && account.actingFor.id === report.clientId
  }

  change(account: Account, report: TransferReport): boolean {
    return this.view(account, report) && account.currentMembership!.mayPay
  }

  /** A proof may show the payer's account. */
  viewProof(account: Account, report: TransferReport): boolean {
    return this.change(account, report)
  }
}
