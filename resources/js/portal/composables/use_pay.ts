import { onMounted, onUnmounted, ref, shallowRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { useForgetAmounts } from '~portal/queries'
import { api } from '~shared/client'
import { Problem } from '~shared/problem'
import type { GatewayName, Intent, InvoiceDetail } from '~shared/wire'

/**
 * One key per attempt, kept until its outcome is known: pressing again after a cut connection replays
 * the same attempt instead of opening a second one. Lives as long as the page, is never stored.
 */
const keys = new Map<string, string>()

function keyFor(attempt: string): string {
  const known = keys.get(attempt)
  if (known) return known
  const made = crypto.randomUUID()
  keys.set(attempt, made)
  return made
}

/** Did the server decide? A cut connection or a proxy's error leaves the outcome open. */
const isDecided = (error: unknown) =>
  error instanceof Problem &&
  error.type !== 'idempotency-key-in-use' &&
  (error.status < 500 || error.status === 503)

/** Opens a payment of the whole balance and hands the browser over to the gateway. */
export function usePay(invoice: Ref<InvoiceDetail>) {
  const router = useRouter()
  const forgetAmounts = useForgetAmounts()
  const busy = ref(false)
  const failure = shallowRef<Error | null>(null)

  async function pay(gateway: GatewayName) {
    if (busy.value) return
    busy.value = true
    failure.value = null
    const attempt = `${invoice.value.id}|${gateway}|${invoice.value.left.amountMinor}`
    try {
      const intent = await api.openIntent(gateway, invoice.value, keyFor(attempt))
      keys.delete(attempt)
      await handOver(intent)
    } catch (error) {
      if (isDecided(error)) keys.delete(attempt)
      failure.value = error as Error
      busy.value = false
      if (error instanceof Problem && error.status === 409) await forgetAmounts()
    }
  }

  /** Busy stays on: the next thing the reader sees is the gateway's page. */
  async function handOver(intent: Intent) {
    const url = intent.checkout ? new URL(intent.checkout.url, window.location.href) : null
    if (url && /^https?:$/.test(url.protocol)) window.location.assign(url)
    else await router.push({ name: 'payment', params: { intentId: intent.id } })
  }

  // Coming back with the browser's Back button restores this page as it was left.
  function onShow(event: PageTransitionEvent) {
    if (!event.persisted) return
    busy.value = false
    void forgetAmounts()
  }
  onMounted(() => window.addEventListener('pageshow', onShow))
  onUnmounted(() => window.removeEventListener('pageshow', onShow))

  return { busy, failure, pay }
}
