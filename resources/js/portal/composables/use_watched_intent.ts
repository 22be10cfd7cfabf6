import { computed, onMounted, onUnmounted, ref, shallowRef } from 'vue'
import { useForgetAmounts } from '~portal/queries'
import { api } from '~shared/client'
import { Problem, Unreachable } from '~shared/problem'
import type { Intent, IntentState } from '~shared/wire'

const EVERY = 2_000
/** After two minutes of no news the page asks less often; an eCheck takes days. */
const PATIENT_AFTER = 60
const PATIENT_EVERY = 15_000

const FINAL: IntentState[] = ['succeeded', 'failed', 'expired']
/** Opened, but the gateway has not said anything: it is asked once, now that the browser is back. */
const UNASKED: IntentState[] = ['created', 'redirected']

/** Watches one payment until it is decided. The page never decides: it shows what the server knows. */
export function useWatchedIntent(intentId: string) {
  const intent = shallowRef<Intent | null>(null)
  const failure = shallowRef<Error | null>(null)
  const asking = ref(false)
  const forgetAmounts = useForgetAmounts()
  const isFinal = computed(() => Boolean(intent.value && FINAL.includes(intent.value.state)))
  let etag: string | null = null
  let rounds = 0
  let timer: number | undefined
  let stopped = false

  function take(next: Intent) {
    const changed = intent.value?.state !== next.state
    intent.value = next
    if (changed && !UNASKED.includes(next.state)) void forgetAmounts()
  }

  async function look() {
    try {
      const answer = await api.watchIntent(intentId, etag)
      etag = answer.etag
      if (answer.intent) take(answer.intent)
      failure.value = null
      if (rounds === 0 && intent.value && UNASKED.includes(intent.value.state)) await ask()
    } catch (error) {
      // What is already on the page stays; only a first look that fails is worth a message.
      if (error instanceof Problem || error instanceof Unreachable) failure.value = error
      else throw error
    }
  }

  async function ask() {
    asking.value = true
    try {
      take(await api.confirmIntent(intentId))
    } finally {
      asking.value = false
    }
  }

  async function round() {
    if (stopped) return
    if (!document.hidden) await look()
    rounds += 1
    const isGone = failure.value instanceof Problem && failure.value.status < 500 && !intent.value
    if (stopped || isFinal.value || isGone) return
    timer = window.setTimeout(() => void round(), rounds > PATIENT_AFTER ? PATIENT_EVERY : EVERY)
  }

  onMounted(() => void round())
  onUnmounted(() => {
    stopped = true
    window.clearTimeout(timer)
  })

  return { intent, failure, asking, isFinal }
}
