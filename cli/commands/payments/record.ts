import type { Client, Sent } from '../../client.ts'
import type { Context, Run } from '../../context.ts'
import { parseAmount } from '../../lib/amount.ts'
import { confirm } from '../../lib/confirm.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { spoken } from '../../lib/jobs/words.ts'
import { sayLines } from '../../lib/lines.ts'
import { type Amount, formatAmount } from '../../lib/money.ts'
import { moveMoney } from '../../lib/payments/move_money.ts'
import { onceKey } from '../../lib/payments/once_key.ts'
import { findPayables, type Payables } from '../../lib/payments/payables.ts'
import { namedShare, type Share, shareOut } from '../../lib/payments/shares.ts'
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
  const head = headOf(options, amount, payables)
  const earlier = await alike(client, head)
  const { shares, leftMinor } = told(
    () => shareOut(amount, named, payables, earlier.length > 0),
    earlier
  )
  const body = { ...head, ...invoicesOf(shares) }

  preview(context, { body, payables, shares, leftMinor, earlier: earlier.length })
  if (options.dryRun) return output.record({ outcome: 'would-record', ...body })
  if (!(await confirm(`Record ${formatAmount(amount)}?`, options.yes))) {
    output.note('Nothing was recorded.')
    process.exitCode = EXIT.failed
    return
  }

  const headers = { 'idempotency-key': onceKey('payment', body, options.again) }
  const payment = await moveMoney(() => client.data('admin.payments.store', { body, headers }))
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

function headOf(options: Options, amount: Amount, { client }: Payables): Body {
  const { method, reference, note, notify } = options
  return {
    client: client.id,
    method,
    amount,
    paidOn: options.paidOn ?? today(),
    ...(reference !== undefined && { reference }),
    ...(note !== undefined && { note }),
    notify,
  }
}

function invoicesOf(shares: Share[]): Pick<Body, 'invoices'> {
  if (shares.length === 0) return {}
  return { invoices: shares.map(({ invoice, amountMinor }) => ({ id: invoice.id, amountMinor })) }
}

/** Here, where the person is: they say "today" by their own calendar. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

type Alike = { id: string; receiptNumber: string }

/** Payments of that client, day, way and amount that there are already. */
async function alike(client: Client, { client: owner, method, amount, paidOn }: Body) {
  const found: Alike[] = []
  const query = { client: owner, gateway: method, from: paidOn, to: paidOn, limit: 100 }
  for await (const payment of client.pages('admin.payments.index', { query })) {
    const { amountMinor, currency } = payment.amount
    if (amountMinor === amount.amountMinor && currency === amount.currency) found.push(payment)
  }
  return found
}

/** An invoice that asks for nothing any more was paid by the first run of this very command, maybe. */
function told<Value>(work: () => Value, earlier: Alike[]): Value {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Failure) || earlier.length === 0) throw error
    const receipts = earlier.map(({ receiptNumber }) => receiptNumber).join(', ')
    const hint = `A payment of this amount, day and way is recorded already: ${receipts}.`
    throw new Failure(error.code, error.message, { ...error.more, hint })
  }
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
    ['Look out', earlier > 0 ? 'a payment of this amount, day and way is recorded already' : null],
  ])
}
