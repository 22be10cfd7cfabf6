import { Check, Hourglass, X } from '@lucide/vue'
import { usePaymentReason } from '~portal/components/payments/failure_words'
import { useMoneyBackWords, type Shown } from '~portal/composables/use_money_back_words'
import { mayComeLate } from '~portal/late_money'
import { useSession } from '~portal/stores/session'
import { gatewayTitle } from '~shared/gateway_names'
import { useText } from '~shared/composables/use_text'
import { isZero } from '~shared/format/money'
import type { Intent } from '~shared/wire'

/** What is known about a payment, in words: paid, gone back, on its way, refused, unknown, held. */
export function useIntentWords() {
  const { t } = useText()
  const session = useSession()
  const wordsOfMoneyBack = useMoneyBackWords()
  const reasonOf = usePaymentReason()

  return (intent: Intent, asking: boolean): Shown => {
    const gateway = gatewayTitle(intent.gateway) ?? intent.gateway
    const company = session.branding?.companyName
    const waiting = {
      tone: 'pending',
      icon: Hourglass,
      amountLabel: t('result.amount_sent'),
    } as const
    const stopped = { tone: 'overdue', icon: X, amountLabel: t('result.amount') } as const

    const moneyBack = wordsOfMoneyBack(intent)
    if (moneyBack) return moneyBack
    const reason = reasonOf(intent.failure?.code, gateway)
    switch (intent.state) {
      case 'succeeded': {
        const { payment } = intent
        const whole = !payment || isZero(payment.left)
        const emailed = payment?.emailedTo
        return {
          tone: 'paid',
          icon: Check,
          title: t(whole ? 'result.paid_in_full' : 'result.paid'),
          body: emailed ? t('result.thanks_emailed', { email: emailed }) : t('result.thanks'),
          amountLabel: t('result.you_paid'),
        }
      }
      case 'processing':
        // We would not have taken it; this gateway takes by itself what was approved.
        if (intent.failure) {
          const title = t('result.not_expected')
          const body = [reason, t('result.not_expected_body', { gateway, company })]
            .filter(Boolean)
            .join(' ')
          return { ...waiting, title, body, amountLabel: t('result.amount') }
        }
        return {
          ...waiting,
          title: t('result.checking'),
          body: t('result.checking_body', { gateway }),
        }
      case 'pending':
        return {
          ...waiting,
          title: t('result.on_its_way'),
          body: t('result.on_its_way_body', { gateway }),
        }
      case 'unknown':
        return {
          ...waiting,
          title: t('result.unknown', { gateway }),
          body: t('result.unknown_body', { gateway }),
        }
      case 'held':
        return { ...waiting, title: t('result.held'), body: t('result.held_body', { company }) }
      case 'failed':
        return {
          ...stopped,
          title: t('result.failed'),
          body: [
            reason,
            mayComeLate(intent) ? t('result.failed_late_body') : t('result.failed_body'),
          ]
            .filter(Boolean)
            .join(' '),
        }
      case 'expired':
        return { ...stopped, title: t('result.expired'), body: t('result.expired_body') }
      case 'created':
      case 'redirected':
        return asking
          ? {
              ...waiting,
              title: t('result.checking'),
              body: t('result.checking_body', { gateway }),
            }
          : {
              ...waiting,
              title: t('result.unfinished'),
              body: t('result.unfinished_body', { gateway }),
            }
    }
  }
}
