import { computed, onMounted, onUnmounted, ref, shallowRef } from 'vue'
import { isGoingBack } from '~portal/money_back'
import { mayComeLate } from '~portal/late_money'
import { useForgetAmounts } from '~portal/queries'
import { api } from '~portal/api'
import { Problem, Unreachable } from '~shared/problem'
import type { Intent, IntentState } from '~shared/wire'

const EVERY = 2_000
/** After two minutes of no news the page asks less often; an eCheck or a refund takes days. */
const PATIENT_AFTER = 60
const PATIENT_EVERY = 15_000
/** Nobody answers: each time twice as long, up to this. */
const LONGEST_PAUSE = 30_000

/** Money that comes after a try failed: looked for patiently for five minutes, then left to the mail. */
const LATE_ROUNDS = 20

const FINAL: IntentState[] = ['succeeded', 'failed', 'expired']
/** Opened, but the gateway has not said anything: it is asked once, now that the browser is back. */
const UNASKED: IntentState[] = ['created', 'redirected']

/** Watches one payment until it is decided. The page never decides: it shows what the server knows. */
export function useWatchedIntent(intentId: string) {
  const intent = shallowRef<Intent | null>(null)
  const failure = shallowRef<Error | null>(null)
  const asking = ref(false)
  const forgetAmounts = useForgetAmounts()
  const isFinal = computed(
    () => intent.value !== null && FINAL.includes(intent.value.state) && !isGoingBack(intent.value)
  )
  let etag: string | null = null
  let rounds = 0
  let failures = 0
  let lateRounds = 0
  let timer: number | undefined
  let running = false
  let stopped = false

  function take(next: Intent) {
    intent.value = next
    if (!UNASKED.includes(next.state)) void forgetAmounts()
  }

  async function look() {
    try {
      const answer = await api.watchIntent(intentId, etag)
      etag = answer.etag
      if (answer.intent) take(answer.intent)
      if (rounds === 0 && intent.value && UNASKED.includes(intent.value.state)) await ask()
      failure.value = null
      failures = 0
    } catch (error) {
      // What is already on the page stays; only a first look that fails is worth a message.
      if (error instanceof Problem || error instanceof Unreachable) failure.value = error
      else throw error
      failures += 1
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
    if (stopped || running) return
    window.clearTimeout(timer)
    running = true
    await look().finally(() => (running = false))
    rounds += 1
    const isGone = failure.value instanceof Problem && failure.value.status < 500 && !intent.value
    if (isLate()) lateRounds += 1
    if (stopped || isOver() || isGone || isAway()) return
    timer = window.setTimeout(() => void round(), pause())
  }

  const isLate = () => intent.value !== null && mayComeLate(intent.value)
  const isOver = () => isFinal.value && !(isLate() && lateRounds <= LATE_ROUNDS)

  function pause(): number {
    if (failures > 0) return Math.min(EVERY * 2 ** failures, LONGEST_PAUSE)
    return rounds > PATIENT_AFTER || isLate() ? PATIENT_EVERY : EVERY
  }

  /** Nobody looks, or nobody could answer: the questions rest, and go on at once afterwards. */
  function onChange() {
    window.clearTimeout(timer)
    if (isAway() || isOver()) return
    failures = 0
    void round()
  }

  onMounted(() => {
    void round()
    document.addEventListener('visibilitychange', onChange)
    window.addEventListener('online', onChange)
    window.addEventListener('offline', onChange)
  })
  onUnmounted(() => {
    stopped = true
    window.clearTimeout(timer)
    document.removeEventListener('visibilitychange', onChange)
    window.removeEventListener('online', onChange)
    window.removeEventListener('offline', onChange)
  })

  return { intent, failure, asking, isFinal }
}

const isAway = () => document.hidden || !navigator.onLine
