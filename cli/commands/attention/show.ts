import type { AnswerData } from '../../client.ts'
import type { Run } from '../../context.ts'
import { spoken } from '../../lib/jobs/words.ts'
import { formatAmount } from '../../lib/money.ts'
import { time } from '../../lib/time.ts'

type Group = AnswerData<'admin.attention.show'>['groups'][number]

const TITLES: Partial<Record<Group['kind'], string>> = {
  held: 'Held money: keep it (portal payments accept) or send it back (portal payments return)',
  unknown: 'Payments of which the gateway does not say what became (portal payments reconcile)',
  dispute: 'Contested payments: answer at the gateway',
  refund: 'Refunds that did not go through, or of which that is not known',
  still_owed: 'Money that went back at the gateway: is it still owed?',
  transfer: 'Told transfers (portal transfers confirm, portal transfers reject)',
  credit: 'Credit that no invoice has taken up (portal credit allocate)',
  mail: 'Mails that were given up',
  bounce: 'Addresses that do not take mail',
  job: 'Long work that ended before it was done (portal jobs show)',
}

export const run: Run<object> = async ({ output, connect }) => {
  const client = await connect()
  const attention = await client.data('admin.attention.show')
  output.record(attention)
  if (attention.count === 0) return output.say('Nothing waits.')

  const { bold, yellow } = output.paint
  for (const group of attention.groups.filter(({ count }) => count > 0)) {
    output.say(`${bold(TITLES[group.kind] ?? spoken(group.kind))} (${group.count})`)
    output.table(
      [
        { title: 'Id' },
        { title: 'Client', shrinks: true },
        { title: 'Amount', align: 'right' },
        { title: 'Why', shrinks: true },
        { title: 'Since' },
      ],
      group.items.map(({ id, client: of, amount, label, reason, since, respondBy }) => [
        id,
        of?.name ?? label ?? '–',
        amount ? formatAmount(amount) : '–',
        respondBy ? `answer by ${time(respondBy)}` : reason ? inWords(reason) : '–',
        time(since),
      ])
    )
    if (group.count > group.items.length)
      output.say(`… and ${group.count - group.items.length} more`)
    output.say('')
  }
  for (const { gateway, lastEventAt } of attention.silentWebhooks) {
    const last = lastEventAt ? `the last came ${time(lastEventAt)}` : 'none ever came'
    output.say(yellow(`No events of ${gateway} arrive; ${last}. Check its webhook settings.`))
  }
}

/** Some reasons are codes of ours; others are what a person or a gateway wrote, and stay as they are. */
function inWords(reason: string): string {
  return /^[a-z]+([_-][a-z]+)*$/.test(reason) ? spoken(reason) : reason
}
