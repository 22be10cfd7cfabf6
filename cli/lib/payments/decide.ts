import type { AnswerData, Client } from '../../client.ts'
import type { Context } from '../../context.ts'
import { confirm } from '../confirm.ts'
import { EXIT } from '../failure.ts'
import { spoken } from '../jobs/words.ts'
import { sayLines } from '../lines.ts'
import { formatAmount } from '../money.ts'
import { moveMoney } from './move_money.ts'
import { onceKey } from './once_key.ts'
import { clean } from '../text.ts'

export type Options = { note: string; yes?: boolean }
type Intent = AnswerData<'admin.held_payments.accept'>
type Args = { params: { id: string }; body: { note: string }; headers: Record<string, string> }
type Decision = {
  question: string
  then: string
  send: (client: Client, args: Args) => Promise<Intent>
}

/** Shows what is held and what will become of it, asks, and decides. */
export async function decide(
  { output, connect }: Context,
  { note, yes }: Options,
  [id]: string[],
  { question, then, send }: Decision
): Promise<void> {
  const client = await connect()
  const intent = await client.data('admin.payment_intents.show', { params: { id } })
  sayLines(output, [
    ['Client', intent.client.name],
    ['Asked for', formatAmount(intent.amount)],
    ['Held', intent.heldReason && spoken(intent.heldReason)],
    ['Then', then],
  ])
  if (!(await confirm(question, yes))) {
    output.note('Nothing was decided.')
    process.exitCode = EXIT.failed
    return
  }
  const headers = { 'idempotency-key': onceKey(question, [id, note], false) }
  const args = { params: { id }, body: { note }, headers }
  const decided = await moveMoney({ again: null, what: 'decided', seeIt: 'portal attention' }, () =>
    send(client, args)
  )
  output.record(decided)
  output.say(`${output.paint.green('✓')} ${clean(decided.explanation)}`)
}
