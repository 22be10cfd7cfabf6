import { onMounted, onUnmounted } from 'vue'
import { askPasskey, offersPasskeys, PasskeyGivenUp, stopAsking } from '~shared/access/passkeys'
import { useAccess } from '~shared/access/use_access'
import { Problem, Unreachable } from '~shared/problem'
import type { PasskeyAnswer, PasskeyChallenge } from '~shared/wire'

/** The server's challenge lasts for five minutes. */
const FRESH_MS = 4 * 60_000
const SIGNS_OF_LIFE = ['visibilitychange', 'pointermove', 'pointerdown', 'keydown'] as const

/**
 * Passkeys among what the browser offers where the address is typed, and by a button. `picked` gets
 * what one of them signed. An offer that cannot be made is none: nobody asked for it.
 */
export function usePasskeyOffer(picked: (answer: PasskeyAnswer) => void) {
  const access = useAccess()
  let given: { challenge: PasskeyChallenge; at: number } | null = null
  /** Whatever began in an earlier turn is over. */
  let turn = 0
  let timer: number | undefined

  /** One that nobody answered is good for the next question too. */
  async function challenge(): Promise<PasskeyChallenge> {
    if (!given || Date.now() - given.at >= FRESH_MS) {
      given = { at: Date.now(), challenge: await access.passkeyOptions() }
    }
    return given.challenge
  }

  async function sign(inField: boolean): Promise<PasskeyAnswer> {
    const answer = await askPasskey(await challenge(), { inField })
    given = null
    return answer
  }

  /** Asks at once, for who pressed the button. Throws PasskeyGivenUp. */
  function ask(): Promise<PasskeyAnswer> {
    withdraw()
    return sign(false)
  }

  async function offer() {
    withdraw()
    // A page in the background may never be looked at.
    if (document.visibilityState !== 'visible') return waitForLife()
    const mine = turn
    try {
      if (!(await offersPasskeys()) || mine !== turn) return
      await challenge()
      if (mine !== turn) return
      timer = window.setTimeout(rest, FRESH_MS)
      const answer = await sign(true)
      if (mine === turn) picked(answer)
    } catch (error) {
      const isNoOffer = [PasskeyGivenUp, Problem, Unreachable].some((kind) => error instanceof kind)
      if (!isNoOffer) throw error
    }
  }

  function withdraw() {
    turn++
    window.clearTimeout(timer)
    for (const sort of SIGNS_OF_LIFE) document.removeEventListener(sort, revive)
    stopAsking()
  }

  /** The challenge is too old now. Another is asked for once somebody is there. */
  function rest() {
    withdraw()
    waitForLife()
  }
  function waitForLife() {
    for (const sort of SIGNS_OF_LIFE) document.addEventListener(sort, revive)
  }
  function revive() {
    void offer()
  }

  onMounted(() => void offer())
  onUnmounted(withdraw)
  return { ask, offer, withdraw }
}
