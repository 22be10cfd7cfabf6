import type { Client } from '../../client.ts'
import type { Context, Run } from '../../context.ts'
import { assertMayWrite } from '../../lib/failed_file.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { followJob } from '../../lib/jobs.ts'
import { startJob } from '../../lib/jobs/start.ts'
import { formatAmount } from '../../lib/money.ts'
import { clean } from '../../lib/text.ts'

type Options = { all?: boolean; dryRun?: boolean; failed?: string; detach?: boolean }

export const run: Run<Options> = async (context, options, [intent]) => {
  const { all = false, dryRun = false, failed, detach } = options
  if (intent !== undefined && (all || dryRun)) {
    throw new Failure('usage', 'One attempt is asked about at once: without --all and --dry-run.', {
      exitStatus: EXIT.usage,
    })
  }
  await assertMayWrite(failed)
  const client = await context.connect()
  if (intent !== undefined) return checkOne(context, client, intent)
  const body = { scope: all ? 'all' : 'open', dryRun } as const
  const job = await startJob(context, (headers) =>
    client.data('admin.reconciliations.store', { body, headers })
  )
  await followJob(context, client, job, { unit: 'attempts', failedCsv: failed, detach })
}

async function checkOne({ output }: Context, client: Client, id: string): Promise<void> {
  const intent = await client.data('admin.payment_checks.store', { params: { id } })
  output.record(intent)
  output.say(`${clean(intent.client.name)}, ${formatAmount(intent.amount)}: ${intent.state}`)
  output.say(clean(intent.explanation))
  for (const { receiptNumber, amount } of intent.payments) {
    output.say(`In the books as ${clean(receiptNumber)}, ${formatAmount(amount)}`)
  }
}
