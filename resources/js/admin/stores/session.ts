import { useQueryCache } from '@pinia/colada'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api } from '~admin/api/access'
import { readShell } from '~admin/shell'
import type { Admission, StaffSession } from '~admin/wire'
import { listenToAnswers } from '~shared/asked'
import { noteAnswer, noteSilence } from '~shared/composables/use_connection'
import { companyClock, locale } from '~shared/composables/use_locale'
import { Problem } from '~shared/problem'
import type { PasskeyAnswer, SecondProof, SecondStep } from '~shared/wire'

/** Answers 401 to what somebody showed just now: about that, not about who is signed in here. */
const ABOUT_A_PROOF = new Set([
  'invalid-credentials',
  'wrong-second-factor',
  'codes-locked',
  'second-step-over',
  'passkey-refused',
])

/** Why somebody is at the door again. */
export type Leaving = 'expired' | 'password_set' | null

/** Who of the staff is signed in. */
export const useSession = defineStore('session', () => {
  const queries = useQueryCache()
  const { branding, hasCookie, ...shell } = readShell()
  const staff = shallowRef<StaffSession | null>(null)
  const failure = shallowRef<Error | null>(null)
  const leaving = ref<Leaving>(null)
  let loading: Promise<void> | null = hasCookie ? null : Promise.resolve()
  let onExpired = () => {}

  locale.value = shell.locale
  companyClock.value = { ...companyClock.value, timeZone: shell.timeZone }

  /** What one person has loaded is never shown to the next. */
  function take(next: StaffSession | null) {
    if (next?.id !== staff.value?.id) {
      for (const entry of queries.getEntries()) queries.remove(entry)
    }
    staff.value = next
    if (next) leaving.value = null
  }

  async function load() {
    failure.value = null
    try {
      take(await api.session())
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return take(null)
      failure.value = error as Error
      loading = null
    }
  }

  /** Asks once; a failed attempt can be made again. */
  function ready(): Promise<void> {
    loading ??= load()
    return loading
  }

  /** After something about the person changed. */
  function reload(): Promise<void> {
    loading = load()
    return loading
  }

  /** Answers what else is asked of them, or null: they are in. */
  function admit(answer: Admission): SecondStep | null {
    if ('secondFactor' in answer) return answer.secondFactor
    take(answer)
    return null
  }

  async function signOut() {
    await api.signOut()
    take(null)
  }

  function end(why: Leaving) {
    take(null)
    leaving.value = why
  }

  listenToAnswers({
    answered: noteAnswer,
    unreachable: noteSilence,
    problem(problem) {
      const isOver = problem.status === 401 && !ABOUT_A_PROOF.has(problem.type)
      if (!isOver || !staff.value) return
      end('expired')
      onExpired()
    },
  })

  return {
    branding,
    staff,
    failure,
    leaving,
    ready,
    reload,
    signIn: async (email: string, password: string) => admit(await api.signIn({ email, password })),
    signInByPasskey: async (response: PasskeyAnswer) => admit(await api.signInByPasskey(response)),
    takeSecondStep: async (proof: SecondProof) => admit(await api.takeSecondStep(proof)),
    signOut,
    end,
    whenExpired: (go: () => void) => (onExpired = go),
  }
})
