import { onMounted, onUnmounted, ref, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { forgetKey, keyFor } from '~portal/attempt_keys'
import { useForgetAmounts } from '~portal/queries'
import { api } from '~portal/api'
import { Problem } from '~shared/problem'
import type { GatewayName, Intent, PaidShare } from '~shared/wire'

/** Did the server decide? A cut connection or a proxy's error leaves the outcome open. */
const isDecided = (error: unknown) =>
  error instanceof Problem &&
  error.type !== 'idempotency-key-in-use' &&
  (error.status < 500 || error.status === 503)

/** Opens a payment and hands the browser over to the gateway. */
export function usePay() {
  const router = useRouter()
  const forgetAmounts = useForgetAmounts()
  const busy = ref(false)
  const failure = shallowRef<Error | null>(null)

  async function pay(gateway: GatewayName, invoices: PaidShare[]) {
    if (busy.value) return
    busy.value = true
    failure.value = null
    const attempt = JSON.stringify([gateway, invoices])
    try {
      const intent = await api.openIntent(gateway, invoices, keyFor(attempt))
      forgetKey(attempt)
      await handOver(intent)
    } catch (error) {
      if (isDecided(error)) forgetKey(attempt)
      failure.value = error as Error
      busy.value = false
      if (error instanceof Problem) await forgetAmounts()
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
