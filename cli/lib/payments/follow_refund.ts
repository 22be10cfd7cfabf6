import { setTimeout as sleep } from 'node:timers/promises'
import type { AnswerData, Client } from '../../client.ts'
import type { Context } from '../../context.ts'
import { EXIT } from '../failure.ts'
import { formatAmount } from '../money.ts'
import { clean } from '../text.ts'

type Refund = AnswerData<'admin.refunds.show'>

/** Some seconds: a gateway that has not answered by then is asked again by the portal, not by us. */
const PAUSES_MS = [500, 1000, 2000, 4000]

const isUndecided = ({ state }: Refund) => state === 'requested' || state === 'unknown'

/** Looks at a refund until its gateway has said what it makes of it. `pending`: accepted. */
export async function followRefund(
  { output }: Context,
  client: Client,
  asked: Refund
): Promise<Refund> {
  let refund = asked
  for (const pause of PAUSES_MS) {
    if (!isUndecided(refund)) break
    if (pause === PAUSES_MS[0]) output.note('The gateway has not answered yet, waiting …')
    await sleep(pause)
    refund = await client.data('admin.refunds.show', { params: { id: asked.id } })
  }
  return refund
}

/** Says what became of it, and sets the exit status: one that is under way has not failed. */
export function tellRefund({ output }: Context, refund: Refund, wasThere: boolean): void {
  const { green, yellow, red } = output.paint
  const amount = formatAmount(refund.amount)
  output.record({ outcome: wasThere ? 'requested-before' : 'requested', ...refund })
  switch (refund.state) {
    case 'done':
      output.say(`${green('✓')} ${amount} went back (${refund.id}).`)
      if (refund.creditNote) output.say(`  Credit note ${clean(refund.creditNote.number)}`)
      break
    case 'pending':
      output.say(
        `${yellow('…')} ${amount} are on their way back (${refund.id}); the gateway has accepted it.`
      )
      break
    case 'failed':
      output.say(
        `${red('✗')} The gateway refused: ${clean(refund.failure?.message ?? 'no reason given')}`
      )
      process.exitCode = EXIT.failed
      break
    default:
      output.say(
        `${yellow('…')} Under way (${refund.id}): the gateway has not answered. The portal goes on asking.`
      )
  }
}
