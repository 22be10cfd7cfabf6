import { Hourglass, Undo2 } from '@lucide/vue'
import type { Component } from 'vue'
import { gatewayTitle } from '~shared/gateway_names'
import { isReturned, refundsUnderWay } from '~portal/money_back'
import { useSession } from '~portal/stores/session'
import { useFormat } from '~shared/composables/use_format'
import { useText } from '~shared/composables/use_text'
import { addMoney, negated } from '~shared/format/money'
import type { Intent, Money, PaymentRow } from '~shared/wire'

export type Shown = {
  tone: 'paid' | 'pending' | 'overdue' | 'inert'
  icon: Component
  title: string
  body: string
  amountLabel: string
}

/** Money that came and went back, goes back, or is contested, in words; null for any other payment. */
export function useMoneyBackWords() {
  const { t } = useText()
  const format = useFormat()
  const session = useSession()

  const sumOf = (refunds: PaymentRow[]) =>
    format.list(sums(refunds.map(({ amount }) => negated(amount))).map(format.money))

  function ofReturned(intent: Intent): Shown {
    const company = session.branding?.companyName
    const look = { icon: Undo2, amountLabel: t('result.amount') }
    const said = (key: 'returned' | 'returning' | 'to_return') => ({
      title: t(`result.${key}`),
      body: t(`result.${key}_body`, { company }),
    })
    if (intent.moneyBack === 'all') return { ...look, tone: 'inert', ...said('returned') }
    const isUnderWay = refundsUnderWay(intent).length > 0
    return { ...look, tone: 'pending', ...said(isUnderWay ? 'returning' : 'to_return') }
  }

  function ofGone(intent: Intent, share: 'all' | 'part'): Omit<Shown, 'amountLabel'> {
    const gone = intent.refunds.filter((refund) => refund.state === 'refunded')
    const kinds = new Set(gone.map((refund) => refund.refundKind ?? 'refund'))
    const [kind = 'refund'] = kinds
    const facts = {
      amounts: sumOf(gone),
      company: session.branding?.companyName,
      gateway: gatewayTitle(intent.gateway) ?? intent.gateway,
    }
    return {
      tone: 'inert',
      icon: Undo2,
      title: t(`result.${share}_${kinds.size === 1 && kind === 'refund' ? 'refund' : 'taken'}`),
      body: t(`result.went_${kinds.size === 1 ? kind : 'mixed'}`, facts),
    }
  }

  return (intent: Intent): Shown | null => {
    if (isReturned(intent)) return ofReturned(intent)
    if (intent.state !== 'succeeded') return null
    const amountLabel = t('result.you_paid')
    const underWay = refundsUnderWay(intent)
    if (underWay.length > 0) {
      const body = t('result.refunding_body', { amounts: sumOf(underWay) })
      return { tone: 'pending', icon: Undo2, title: t('result.refunding'), body, amountLabel }
    }
    if (intent.moneyBack === 'all') return { ...ofGone(intent, 'all'), amountLabel }
    if (intent.disputes.some((dispute) => dispute.state === 'open')) {
      const body = t('result.disputed_body', { gateway: gatewayTitle(intent.gateway) })
      return { tone: 'pending', icon: Hourglass, title: t('result.disputed'), body, amountLabel }
    }
    return intent.moneyBack === 'part' ? { ...ofGone(intent, 'part'), amountLabel } : null
  }
}

/** One sum per currency. */
function sums(amounts: Money[]): Money[] {
  const found = new Map<string, Money>()
  for (const amount of amounts) {
    const known = found.get(amount.currency)
    found.set(amount.currency, known ? addMoney(known, amount) : amount)
  }
  return [...found.values()]
}
