import { onMounted, onUnmounted, ref } from 'vue'
import { timeLeft, warnMs } from '~portal/idle_times'
import { useSession } from '~portal/stores/session'
import { api } from '~portal/api'
import { Problem } from '~shared/problem'
import type { SessionTimes } from '~shared/wire'

const FIRST_LOOK_MS = 5_000
/** While warned, another tab may prolong: asked again this often. */
const ASK_AGAIN_MS = 15_000
const TICK_MS = 1_000
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/**
 * Watches how long this sign-in still lasts, warns before its end, and leaves at its end with
 * nothing private on the screen. The server is asked before each decision: another tab may have
 * prolonged the same sign-in. Whoever typed or scrolled within the last minutes is not warned at
 * all, but counted as there.
 */
export function useIdleWatch() {
  const session = useSession()
  const secondsLeft = ref<number | null>(null)
  const canStay = ref(true)
  const warn = warnMs(session.idleMinutes)
  let endsAt = Number.POSITIVE_INFINITY
  let nextLook = 0
  let lastSign = Number.NEGATIVE_INFINITY
  let dismissed = false
  let timer: number | undefined

  function take(times: SessionTimes) {
    const { leftMs, canStay: may } = timeLeft(times)
    canStay.value = may
    endsAt = Date.now() + leftMs
    if (leftMs > warn) {
      dismissed = false
      secondsLeft.value = null
      plan(leftMs - warn)
    } else {
      secondsLeft.value = dismissed ? null : seconds(leftMs)
      plan(Math.min(leftMs, ASK_AGAIN_MS))
    }
  }

  /** Never sooner than a tick, so that two clocks that disagree by little do not ask in a circle. */
  function plan(inMs: number) {
    nextLook = Date.now() + Math.max(inMs, TICK_MS)
  }

  async function look() {
    nextLook = Number.POSITIVE_INFINITY
    const isThere = secondsLeft.value === null && Date.now() - lastSign < warn && canStay.value
    const isDue = Date.now() >= endsAt
    try {
      take(await (isThere && !isDue ? api.stay() : api.sessionTimes()))
    } catch (error) {
      const isOut = error instanceof Problem && error.status === 401
      // Nobody answers, and the time is up as far as is known here.
      if (!isOut && isDue) session.expire('idle')
      else if (isOut && isDue) session.leaving = 'idle'
      else if (!isOut) plan(ASK_AGAIN_MS)
    }
  }

  /** "Stay signed in". Throws what the client throws. */
  async function stay() {
    take(await api.stay())
  }

  /** The longest time is running out: it was read, and the page may be finished until then. */
  function dismiss() {
    dismissed = true
    secondsLeft.value = null
  }

  function tick() {
    const now = Date.now()
    if (secondsLeft.value !== null) secondsLeft.value = seconds(endsAt - now)
    if (now >= nextLook || (now >= endsAt && nextLook !== Number.POSITIVE_INFINITY)) void look()
  }

  const noteSign = () => (lastSign = Date.now())
  onMounted(() => {
    plan(FIRST_LOOK_MS)
    timer = window.setInterval(tick, TICK_MS)
    document.addEventListener('visibilitychange', tick)
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, noteSign, { passive: true })
  })
  onUnmounted(() => {
    window.clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, noteSign)
  })

  return { secondsLeft, canStay, stay, dismiss }
}

const seconds = (ms: number) => Math.max(0, Math.ceil(ms / 1000))
