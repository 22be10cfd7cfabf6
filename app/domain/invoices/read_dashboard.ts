import db from '@adonisjs/lucid/services/db'
import { daysBetween } from '#domain/invoices/status'
import { invoiceRowColumns, toInvoiceRow, type InvoiceRowFacts } from '#domain/invoices/invoice_row'
import { listOnItsWay, listPayments } from '#domain/ledger/lists/list_payments'
import type { PaymentRowFacts } from '#domain/ledger/lists/payment_row'
import { readCredit } from '#domain/ledger/lists/read_credit'
import { Money } from '#domain/money/money'

export type OwedInCurrency = {
  currency: string
  left: Money
  invoiceCount: number
  overdue: { amount: Money; count: number; maxDays: number } | null
  nextDue: { on: string; amount: Money } | null
}

export type Dashboard = {
  /** One per currency, never added together; the one with something overdue first. */
  owed: OwedInCurrency[]
  /** What to pay first: overdue by age, then by due date, then what is on its way. */
  toPay: InvoiceRowFacts[]
  pending: PaymentRowFacts[]
  /** Money of the client that no invoice took up yet, per currency. */
  credit: Money[]
  invoiceCount: number
  recentPayments: PaymentRowFacts[]
}

const SHOWN = 6
const NO_DUE_DATE = '9999-12-31'

/** What a client owes and what happened lately. `today` is YYYY-MM-DD at the company's place. */
export async function readDashboard(clientId: number, today: string): Promise<Dashboard> {
  const [open, { sums: credit }, count, history, pending] = await Promise.all([
    readOpen(clientId),
    readCredit(clientId),
    db.from('invoices').where('client_id', clientId).whereNot('state', 'draft').count('* as n'),
    listPayments(clientId, { limit: 10, after: null }),
    listOnItsWay(clientId),
  ])
  const owing = open.filter((row) => row.pendingMinor < row.balanceMinor)
  const waiting = open.filter((row) => row.pendingMinor >= row.balanceMinor)
  const movements = history.ok ? history.value.rows : []

  return {
    owed: owedByCurrency(owing, today),
    toPay: [...owing, ...waiting].slice(0, SHOWN),
    pending,
    credit,
    invoiceCount: Number(count[0].n),
    recentPayments: movements.filter((row) => row.kind === 'payment').slice(0, 3),
  }
}

async function readOpen(clientId: number): Promise<InvoiceRowFacts[]> {
  const rows = await db
    .from('invoices')
    .where('client_id', clientId)
    .where('state', 'issued')
    .where('balance_minor', '>', 0)
    .orderByRaw(`coalesce(due_on, '${NO_DUE_DATE}'), id`)
    .select(...invoiceRowColumns())
  return rows.map(toInvoiceRow)
}

function owedByCurrency(rows: InvoiceRowFacts[], today: string): OwedInCurrency[] {
  const currencies = [...new Set(rows.map((row) => row.currency))]
  return currencies
    .map((currency) =>
      owedIn(
        currency,
        rows.filter((row) => row.currency === currency),
        today
      )
    )
    .sort((a, b) => (b.overdue?.maxDays ?? -1) - (a.overdue?.maxDays ?? -1))
}

function owedIn(currency: string, rows: InvoiceRowFacts[], today: string): OwedInCurrency {
  const sum = (some: InvoiceRowFacts[]) =>
    Money.sum(
      currency,
      some.map((row) => Money.of(currency, row.balanceMinor))
    )
  const overdue = rows.filter((row) => row.dueOn !== null && row.dueOn < today)
  const ahead = rows.filter((row) => row.dueOn !== null && row.dueOn >= today)
  const next = ahead.filter((row) => row.dueOn === ahead[0].dueOn)

  return {
    currency,
    left: sum(rows),
    invoiceCount: rows.length,
    overdue:
      overdue.length === 0
        ? null
        : {
            amount: sum(overdue),
            count: overdue.length,
            maxDays: daysBetween(overdue[0].dueOn!, today),
          },
    nextDue: next.length === 0 ? null : { on: next[0].dueOn!, amount: sum(next) },
  }
}
