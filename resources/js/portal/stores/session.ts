import { useQueryCache } from '@pinia/colada'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api } from '~portal/api'
import { listenToAnswers } from '~shared/asked'
import { noteAnswer, noteSilence } from '~shared/composables/use_connection'
import { companyClock, locale } from '~shared/composables/use_locale'
import type {
  Account,
  Admission,
  Bootstrap,
  Branding,
  PasskeyAnswer,
  PayLink,
  SecondProof,
  SecondStep,
  Viewing,
} from '~shared/wire'
import { readShell } from '~portal/shell'
import { listenToOtherTabs, tellOtherTabs } from '~portal/tabs'

/** Answers 401 to what somebody showed just now: about that, not about who is signed in here. */
const ABOUT_A_PROOF = new Set([
  'invalid-credentials',
  'wrong-second-factor',
  'codes-locked',
  'second-step-over',
  'passkey-refused',
])

/** Why somebody who was signed in is at the door again. */
export type Leaving = 'expired' | 'idle' | 'password_set' | 'invite_accepted' | null

/** Who is signed in, whose portal this is, and whether it is open. */
export const useSession = defineStore('session', () => {
  const queries = useQueryCache()
  const shell = readShell()
  const branding = ref<Branding | null>(shell?.branding ?? null)
  const portal = ref<Bootstrap['portal'] | null>(null)
  const account = shallowRef<Account | null>(null)
  /** The one invoice that this browser may open without anybody signed in. */
  const payLink = shallowRef<PayLink | null>(null)
  /** Staff who look at the portal as the client sees it are in `account` as nobody in particular. */
  const viewing = shallowRef<Viewing | null>(null)
  const failure = shallowRef<Error | null>(null)
  const leaving = ref<Leaving>(null)
  const paysOnline = ref(false)
  const idleMinutes = ref(30)
  const isOff = computed(() => portal.value?.enabled === false)
  let loading: Promise<void> | null = null
  /** What the door page goes on with, for who began elsewhere. */
  let begun: SecondStep | null = null
  let onExpired = (_byLink: boolean) => {}

  if (shell) locale.value = shell.locale

  function take(next: Account | null) {
    const isSame =
      account.value?.id === next?.id && account.value?.membership.id === next?.membership.id
    if (!isSame || (payLink.value && !next)) forget()
    account.value = next
    payLink.value = null
    if (next) locale.value = next.locale
  }

  function takeLink(link: PayLink) {
    if (payLink.value?.invoice !== link.invoice) forget()
    payLink.value = link
    locale.value = link.locale
  }

  /** What one account, or one link, has loaded is never shown to the next. */
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
      idleMinutes.value = bootstrap.sessions.idleMinutes
      companyClock.value = { today: bootstrap.portal.today, timeZone: bootstrap.portal.timeZone }
      take(bootstrap.account)
      viewing.value = bootstrap.viewing
      if (bootstrap.payLink) takeLink(bootstrap.payLink)
    } catch (error) {
      failure.value = error as Error
      loading = null
    }
  }

  /** After something about the person changed. */
  function reload(): Promise<void> {
    loading = load()
    return loading
  }

  /** Asks once; a failed attempt can be made again. */
  function ready(): Promise<void> {
    loading ??= load()
    return loading
  }

  /** Answers what else is asked of them, or null: they are in. */
  function admit(answer: Admission): SecondStep | null {
    if ('secondFactor' in answer) {
      // The browser's session knows this step and nothing else: a link that was open is no more.
      if (payLink.value) take(null)
      return answer.secondFactor
    }
    take(answer)
    leaving.value = null
    return null
  }

  /** Opens a pay link; answers the invoice that it is of. */
  async function openLink(token: string): Promise<string> {
    const opened = await api.openPayLink(token)
    if (opened.payLink) takeLink(opened.payLink)
    // A person of several clients may act for another one now.
    else await reload()
    return opened.invoice
  }

  /** Out of a pay link by a mailed code. Answers whether the door page asks for a second step. */
  async function openRest(code: string): Promise<boolean> {
    begun = admit(await api.usePayLinkCode(code))
    return begun !== null
  }

  /** The second step that waits for the door page: once. */
  function takeBegun(): SecondStep | null {
    const step = begun
    begun = null
    return step
  }

  async function signOut() {
    await api.signOut()
    take(null)
    tellOtherTabs('signed_out')
  }

  /** Acts for another client from now on, in every tab: they share the sign-in. */
  async function switchClient(membership: string) {
    take(await api.switchClient(membership))
    tellOtherTabs('switched')
  }

  function end(why: Leaving) {
    leaving.value = why
    take(null)
  }

  /** Ended without anybody asking for it: off to the door, which knows the way back here. */
  function expire(why: Leaving) {
    if (!account.value && !payLink.value) return
    if (viewing.value) return endViewing()
    const byLink = payLink.value !== null
    end(byLink ? null : why)
    onExpired(byLink)
  }

  /** Nothing of the client stays on the screen. */
  function endViewing() {
    viewing.value = { isOver: true, client: null, endsAt: null }
    take(null)
  }

  async function stopViewing() {
    await api.stopViewing()
    take(null)
  }

  listenToAnswers({
    answered: noteAnswer,
    unreachable: noteSilence,
    problem(problem) {
      if (problem.status === 423 && portal.value) portal.value = { ...portal.value, enabled: false }
      if (problem.status === 401 && !ABOUT_A_PROOF.has(problem.type)) expire('expired')
    },
  })
  listenToOtherTabs((news) => {
    if (news === 'signed_out') expire('expired')
    else if (account.value) window.location.reload()
  })

  return {
    branding,
    portal,
    account,
    payLink,
    viewing,
    failure,
    leaving,
    isOff,
    paysOnline,
    idleMinutes,
    ready,
    reload,
    signIn: async (email: string, password: string) => admit(await api.signIn({ email, password })),
    signInByLink: async (token: string) => admit(await api.useSignInLink(token)),
    signInByPasskey: async (response: PasskeyAnswer) => admit(await api.signInByPasskey(response)),
    takeSecondStep: async (proof: SecondProof) => admit(await api.takeSecondStep(proof)),
    openLink,
    openRest,
    takeBegun,
    signOut,
    switchClient,
    end,
    expire,
    endViewing,
    stopViewing,
    whenExpired: (go: (byLink: boolean) => void) => (onExpired = go),
  }
})
