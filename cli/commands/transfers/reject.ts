import type { Run } from '../../context.ts'
import { confirm } from '../../lib/confirm.ts'
import { EXIT } from '../../lib/failure.ts'
import { moveMoney } from '../../lib/payments/move_money.ts'
import { onceKey } from '../../lib/payments/once_key.ts'
import { sayReport } from '../../lib/payments/say_report.ts'
import { clean } from '../../lib/text.ts'

type Options = { reason: string; yes?: boolean }

export const run: Run<Options> = async ({ output, connect }, { reason, yes }, [id]) => {
  const client = await connect()
  const report = await client.data('admin.transfer_reports.show', { params: { id } })
  sayReport(output, report)
  if (!(await confirm('Tell the client that it did not arrive?', yes))) {
    output.note('Nothing was changed.')
    process.exitCode = EXIT.failed
    return
  }
  const headers = { 'idempotency-key': onceKey('rejection', [id, reason], false) }
  const rejected = await moveMoney(
    { again: null, what: 'rejected', seeIt: 'portal transfers list' },
    () =>
      client.data('admin.transfer_rejections.store', { params: { id }, body: { reason }, headers })
  )
  output.record(rejected)
  output.say(`Rejected; ${clean(rejected.client.name)} is mailed why.`)
}
