import type { Sent } from '../../client.ts'
import type { Context, Run } from '../../context.ts'
import { parseAmount } from '../../lib/amount.ts'
import { confirm } from '../../lib/confirm.ts'
import { todayAt } from '../../lib/day.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { spoken } from '../../lib/jobs/words.ts'
import { sayLines } from '../../lib/lines.ts'
import { type Amount, formatAmount } from '../../lib/money.ts'
import { type Alike, findAlike } from '../../lib/payments/find_alike.ts'
import { moveMoney } from '../../lib/payments/move_money.ts'
import { onceKey } from '../../lib/payments/once_key.ts'
import { findPayables, type Payables } from '../../lib/payments/payables.ts'
import { namedShare, type NamedShare, type Share, shareOut } from '../../lib/payments/shares.ts'
import { clean } from '../../lib/text.ts'

type Body = Sent<'admin.payments.store'> & { amount: Amount; paidOn: string; notify: boolean }
type Options = {
  client: string
  amount: string
  method: Body['method']
  paidOn?: string
  invoice?: string[]
  reference?: string
  note?: string
  notify: boolean
  again?: boolean
  dryRun?: boolean
  yes?: boolean
}

export const run: Run<Options> = async (context, options) => {
  const { output, connect } = context
  const amount = parseAmount(options.amount, '--amount')
  const named = (options.invoice ?? []).map(namedShare)
  const client = await connect()
  const payables = await findPayables(
    client,
    options.client,
    named.map(({ name }) => name)
  )
  const paidOn = options.paidOn ?? (await todayAt(client))
  const head = headOf({ ...options, paidOn }, amount, payables)
  const earlier = await findAlike(client, head)
  const isRerun = earlier.length > 0 && !options.again
  if (isRerun) refuseGuess(options, named, earlier)
  const { shares, leftMinor } = shareOut(amount, named, payables, isRerun)
  const body = { ...head, ...invoicesOf(shares) }

  preview(context, { body, payables, shares, leftMinor, earlier: earlier.length })
  if (options.dryRun) return output.record({ outcome: 'would-record', ...body })
  if (!(await confirm(`Record ${formatAmount(amount)}?`, options.yes))) {
    output.note('Nothing was recorded.')
    process.exitCode = EXIT.failed
    return
  }

  const headers = { 'idempotency-key': onceKey('payment', typed(options, head), options.again) }
  const again = options.again ?? false
  const seeIt = `portal payments list --client ${clean(options.client)}`
  const payment = await moveMoney({ again, what: 'recorded', seeIt }, () =>
    client.data('admin.payments.store', { body, headers })
  )
  const wasThere = earlier.some(({ id }) => id === payment.id)
  output.record({ outcome: wasThere ? 'recorded-before' : 'recorded', ...payment })
  if (wasThere) {
    output.say(`It was recorded before, as ${clean(payment.receiptNumber)}; nothing was added.`)
    output.note('If this is another payment that looks the same, say --again.')
  } else {
    output.say(
      `${output.paint.green('✓')} Recorded as ${clean(payment.receiptNumber)}.` +
        (options.notify ? ' The receipt is mailed.' : ' Nobody is mailed.')
    )
  }
}

function headOf(options: Options & { paidOn: string }, amount: Amount, { client }: Payables): Body {
  const { method, paidOn, reference, note, notify } = options
  return {
    client: client.id,
    method,
    amount,
    paidOn,
    ...(reference !== undefined && { reference }),
    ...(note !== undefined && { note }),
    notify,
  }
}

function invoicesOf(shares: Share[]): Pick<Body, 'invoices'> {
  if (shares.length === 0) return {}
  return { invoices: shares.map(({ invoice, amountMinor }) => ({ id: invoice.id, amountMinor })) }
}

/**
 * What was said, and nothing that a first run changes: what the invoices ask for now is no part of
 * it. Nor is the mail, so that the same without one is no second payment.
 */
function typed(
  { invoice = [], reference, note }: Options,
  { client, method, amount, paidOn }: Body
) {
  return [client, method, amount.amountMinor, amount.currency, paidOn, invoice, reference, note]
}

/**
 * What would be guessed when this is the first run of it is a second payment when it is not: how
 * much of the money the invoices get, and the day, after midnight.
 */
function refuseGuess({ client, paidOn }: Options, named: NamedShare[], earlier: Alike[]): void {
  const isShareGuessed = named.some(({ amount }) => amount === null)
  const isDayGuessed = paidOn === undefined && earlier.every(({ isSameDay }) => !isSameDay)
  if (!isShareGuessed && !isDayGuessed) return
  const receipts = earlier.map(({ receiptNumber }) => clean(receiptNumber)).join(', ')
  throw new Failure(
    'recorded-before',
    `A payment of this amount and way is recorded already about that day: ${receipts}. Nothing was added.`,
    {
      hint: `See it with: portal payments list --client ${clean(client)}. If this is another one, say --again.`,
    }
  )
}

type Plan = { body: Body; payables: Payables; shares: Share[]; leftMinor: number; earlier: number }

function preview({ output }: Context, { body, payables, shares, leftMinor, earlier }: Plan): void {
  const { currency } = body.amount
  sayLines(output, [
    [
      'Client',
      payables.client.ref
        ? `${payables.client.name} (${payables.client.ref})`
        : payables.client.name,
    ],
    ['Amount', `${formatAmount(body.amount)} by ${spoken(body.method)} on ${body.paidOn}`],
    ['Reference', body.reference ?? null],
    ...shares.map(({ invoice, amountMinor }): [string, string] => [
      'Counts for',
      `${invoice.number}: ${formatAmount({ amountMinor, currency })} of ${formatAmount(invoice.balance)}` +
        (invoice.pending.amountMinor > 0
          ? `, of which ${formatAmount(invoice.pending)} are on their way already`
          : ''),
    ]),
    ['Credit', leftMinor > 0 ? formatAmount({ amountMinor: leftMinor, currency }) : null],
    ['Mail', body.notify ? 'the receipt goes to the client' : 'nobody is mailed'],
    [
      'Look out',
      earlier > 0 ? 'a payment of this amount and way is recorded already about that day' : null,
    ],
  ])
}
