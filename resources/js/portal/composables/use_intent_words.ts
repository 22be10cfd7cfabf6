import { Check, Hourglass, Undo2, X } from '@lucide/vue'
import type { Component } from 'vue'
import { useSession } from '~portal/stores/session'
import { gatewayTitle } from '~portal/gateway_names'
import { useText } from '~shared/composables/use_text'
import { isZero } from '~shared/format/money'
import type { Intent } from '~shared/wire'

type Shown = {
  tone: 'paid' | 'pending' | 'overdue'
  icon: Component
  title: string
  body: string
  amountLabel: string
}

/** What is known about a payment, in words: paid, on its way, refused, unknown, held, not finished. */
export function useIntentWords() {
  const { t } = useText()
  const session = useSession()

  return (intent: Intent, asking: boolean): Shown => {
    const gateway = gatewayTitle(intent.gateway) ?? intent.gateway
    const company = session.branding?.companyName
    const waiting = {
      tone: 'pending',
      icon: Hourglass,
      amountLabel: t('result.amount_sent'),
    } as const
    const stopped = { tone: 'overdue', icon: X, amountLabel: t('result.amount') } as const

    if (intent.resolution === 'returned') {
      const body = t('result.returned_body', { company })
      return { ...stopped, icon: Undo2, title: t('result.returned'), body }
    }
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
          body: [sentence(intent.failure?.message), t('result.failed_body')]
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

/** Gateways end their reasons with a full stop, or do not. */
function sentence(text: string | undefined): string | null {
  const words = text?.trim()
  if (!words) return null
  return /[.!?…।。]$/.test(words) ? words : `${words}.`
}
