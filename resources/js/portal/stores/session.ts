import { useQueryCache } from '@pinia/colada'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, listenToClient } from '~shared/client'
import { noteAnswer, noteSilence } from '~shared/composables/use_connection'
import { companyClock, locale } from '~shared/composables/use_locale'
import type { Account, Bootstrap, Branding } from '~shared/wire'
import { readShell } from '~portal/shell'

/** Why somebody who was signed in is at the door again. */
export type Leaving = 'expired' | 'password_set' | null

/** Who is signed in, whose portal this is, and whether it is open. */
export const useSession = defineStore('session', () => {
  const queries = useQueryCache()
  const shell = readShell()
  const branding = ref<Branding | null>(shell?.branding ?? null)
  const portal = ref<Bootstrap['portal'] | null>(null)
  const account = shallowRef<Account | null>(null)
  const failure = shallowRef<Error | null>(null)
  const leaving = ref<Leaving>(null)
  const paysOnline = ref(false)
  const isOff = computed(() => portal.value?.enabled === false)
  let loading: Promise<void> | null = null
  let onExpired = () => {}

  if (shell) locale.value = shell.locale

  function take(next: Account | null) {
    if (account.value?.id !== next?.id || account.value?.membership.id !== next?.membership.id)
      forget()
    account.value = next
    if (next) locale.value = next.locale
  }

  /** What one account has loaded is never shown to the next. */
  function forget() {
    for (const entry of queries.getEntries()) queries.remove(entry)
  }

  async function load() {
    failure.value = null
    try {
      const bootstrap = await api.bootstrap()
      branding.value = bootstrap.branding
      portal.value = bootstrap.portal
      paysOnline.value = bootstrap.gateways.length > 0
      companyClock.value = { today: bootstrap.portal.today, timeZone: bootstrap.portal.timeZone }
      take(bootstrap.account)
    } catch (error) {
      failure.value = error as Error
      loading = null
    }
  }

  /** Asks once; a failed attempt can be made again. */
  function ready(): Promise<void> {
    loading ??= load()
    return loading
  }

  async function signIn(email: string, password: string) {
    take(await api.signIn({ email, password }))
    leaving.value = null
  }

  async function signOut() {
    await api.signOut()
    take(null)
  }

  function end(why: Leaving) {
    leaving.value = why
    take(null)
  }

  listenToClient({
    answered: noteAnswer,
    unreachable: noteSilence,
    problem(problem) {
      if (problem.status === 423 && portal.value) portal.value = { ...portal.value, enabled: false }
      if (problem.status === 401 && account.value) {
        end('expired')
        onExpired()
      }
    },
  })

  return {
    branding,
    portal,
    account,
    failure,
    leaving,
    isOff,
    paysOnline,
    ready,
    signIn,
    signOut,
    end,
    whenExpired: (go: () => void) => (onExpired = go),
  }
})
