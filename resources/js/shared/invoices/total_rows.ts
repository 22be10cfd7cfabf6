import { methodName } from '~shared/gateway_names'
import { useFormat } from '~shared/composables/use_format'
import { useText } from '~shared/composables/use_text'
import { isZero, negated, trimDecimal } from '~shared/format/money'
import type { Money, PaperInvoice, PaymentRow } from '~shared/wire'

type TotalRow = { key: string; text: string; amount: string; weight: '' | 'total' | 'total grand' }

/** The column of sums below the lines: the document's own first, then what was paid since. */
export function useTotalRows() {
  const { t } = useText()
  const format = useFormat()

  const plain = (key: string, text: string, value: Money): TotalRow => ({
    key,
    text,
    amount: format.amount(value),
    weight: '',
  })
  const unlessZero = (row: TotalRow, value: Money) => (isZero(value) ? [] : [row])

  function adjustments(invoice: PaperInvoice): TotalRow[] {
    return invoice.adjustments.map(({ kind, reason, amount }, index) =>
      plain(
        `a${index}`,
        reason ?? t(kind === 'allowance' ? 'invoice.allowance' : 'invoice.charge'),
        kind === 'allowance' ? negated(amount) : amount
      )
    )
  }

  function taxes(invoice: PaperInvoice, taxName: string): TotalRow[] {
    return invoice.taxes.flatMap((tax, index) => {
      if (tax.components.length > 0) {
        return tax.components.map(({ name, rate, amount }) =>
          plain(`t${index}${name}`, taxText(name, rate, tax.taxable), amount)
        )
      }
      const text =
        tax.rate === null || (isZero(tax.tax) && tax.exemptionReason)
          ? (tax.exemptionReason ?? t('invoice.no_tax', { tax: taxName }))
          : taxText(taxName, tax.rate, tax.taxable)
      return [plain(`t${index}`, text, tax.tax)]
    })
  }

  function taxText(tax: string, rate: string | null, taxable: Money): string {
    if (rate === null) return tax
    return t('invoice.tax_on', {
      tax,
      rate: format.decimal(trimDecimal(rate)),
      taxable: format.amount(taxable),
    })
  }

  function payments(invoice: PaperInvoice): TotalRow[] {
    return invoice.payments
      .filter(hasArrived)
      .toReversed()
      .map((payment) => {
        const on = format.day(payment.on)
        const text = payment.refundKind
          ? (`invoice.${payment.refundKind}_by` as const)
          : 'invoice.paid_by'
        return plain(
          payment.id,
          t(text, { on, method: methodName(payment.method) }),
          negated(shareOf(payment, invoice.id))
        )
      })
  }

  return function rowsOf(invoice: PaperInvoice, taxName: string): TotalRow[] {
    const { totals } = invoice
    const differs = totals.due.amountMinor !== totals.taxInclusive.amountMinor
    return [
      plain('lines', t('invoice.subtotal'), totals.lines),
      ...adjustments(invoice),
      ...taxes(invoice, taxName),
      { ...plain('total', t('invoice.total'), totals.taxInclusive), weight: 'total' as const },
      ...unlessZero(
        plain('prepaid', t('invoice.prepaid'), negated(totals.prepaid)),
        totals.prepaid
      ),
      ...unlessZero(plain('rounding', t('invoice.rounding'), totals.rounding), totals.rounding),
      ...(differs
        ? [{ ...plain('due', t('invoice.amount_due'), totals.due), weight: 'total' as const }]
        : []),
      ...payments(invoice),
      ...unlessZero(
        plain('credited', t('invoice.credited'), negated(invoice.credited)),
        invoice.credited
      ),
      ...(invoice.kind === 'invoice' && !invoice.voided
        ? [
            {
              key: 'left',
              text: t('dashboard.left'),
              amount: format.money(invoice.left),
              weight: 'total grand' as const,
            },
          ]
        : []),
    ].map((row) =>
      row.key === 'total' ? { ...row, amount: format.money(totals.taxInclusive) } : row
    )
  }
}

const hasArrived = (payment: PaymentRow) =>
  payment.state === 'received' || payment.state === 'refunded'

/** One payment can cover several invoices: only the part for this one counts here. */
function shareOf(payment: PaymentRow, invoiceId: string): Money {
  return payment.invoices.find((invoice) => invoice.id === invoiceId)?.amount ?? payment.amount
}
