import type { AnswerData } from '../../client.ts'
import { sayLines } from '../lines.ts'
import { formatAmount } from '../money.ts'
import type { Output } from '../output.ts'

/** What a client says that it has transferred. */
export function sayReport(output: Output, report: AnswerData<'admin.transfer_reports.show'>): void {
  const { client, invoice, amount, paidOn, reference, note, state } = report
  sayLines(output, [
    ['Client', client.name],
    ['Says', `${formatAmount(amount)} on ${paidOn}${reference ? `, reference ${reference}` : ''}`],
    ['Invoice', `${invoice.number}, which asks for ${formatAmount(invoice.balance)}`],
    ['Note', note],
    ['State', state === 'pending' ? null : state],
  ])
}
