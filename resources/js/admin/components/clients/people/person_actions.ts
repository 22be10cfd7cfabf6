import type { Person } from '~admin/api/clients'
import { people } from '~admin/api/people'
import { useCan } from '~admin/composables/use_can'
import { useClientRefresh } from '~admin/composables/clients/use_client'
import { useNotices } from '~admin/stores/notices'
import { useText } from '~shared/composables/use_text'

/** What opens a dialog first. */
export type Asking = 'fix' | 'link' | 'disable' | 'recover' | 'role'

type Action = {
  name: string
  text: string
  danger?: boolean
  act?: () => Promise<void>
  ask?: Asking
}

/** What can be done about somebody of a client as they stand; each says what it did. */
export function usePersonActions(clientId: string) {
  const { t } = useText()
  const can = useCan()
  const notices = useNotices()
  const refresh = useClientRefresh(clientId)

  async function invite(person: Person) {
    await people.invite(person.id)
    await refresh()
    notices.say(t('admin.people.invited', { name: person.account.name }))
  }

  async function revoke({ id, account }: Person) {
    await people.revokeInvite(id)
    await refresh()
    notices.say(t('admin.people.revoked', { name: account.name }))
  }

  async function enable({ id, account }: Person) {
    await people.enable(id)
    await refresh()
    notices.say(t('admin.people.enabled', { name: account.name }), async () => {
      await people.disable(id)
      await refresh()
    })
  }

  async function signOut({ id, account }: Person) {
    const { ended } = await people.signOut(id)
    await refresh()
    notices.say(t('admin.people.signed_out', { name: account.name, count: ended }))
  }

  /** The one that helps most, as a button of its own; the rest is in the menu. */
  function first(person: Person): Action | null {
    if (!can('invite') || person.account.email === null) return null
    const isOut = person.state === 'not_invited' || person.state === 'invited'
    const { name } = person.account
    if (!isOut) return null
    if (person.bounce) {
      return {
        name: t('admin.people.fix_named', { name }),
        text: t('admin.people.fix'),
        ask: 'fix',
      }
    }
    const isAgain = person.state === 'invited'
    return {
      name: t(isAgain ? 'admin.people.resend_named' : 'admin.people.invite_named', { name }),
      text: t(isAgain ? 'admin.people.resend' : 'admin.people.invite'),
      act: () => invite(person),
    }
  }

  function rest(person: Person): Action[] {
    const { state, account } = person
    const isOut = state === 'not_invited' || state === 'invited'
    const hasAccess = state !== 'disabled'
    const choices: [boolean, keyof typeof TEXTS, Omit<Action, 'name' | 'text'>][] = [
      [can('invite') && isOut && account.email !== null, 'link', { ask: 'link' }],
      [can('invite') && state === 'invited', 'revoke', { act: () => revoke(person) }],
      [can('changeAccess') && hasAccess, 'role', { ask: 'role' }],
      [can('changeAccess') && state === 'active', 'sign_out', { act: () => signOut(person) }],
      [can('changeAccess') && person.hasFactor, 'recover', { ask: 'recover', danger: true }],
      [can('changeAccess') && hasAccess, 'disable', { ask: 'disable', danger: true }],
      [can('changeAccess') && !hasAccess, 'enable', { act: () => enable(person) }],
    ]
    return choices
      .filter(([may]) => may)
      .map(([, name, action]) => ({ name, text: t(TEXTS[name]), ...action }))
  }

  return { first, rest }
}

const TEXTS = {
  link: 'admin.people.copy_link',
  revoke: 'admin.people.revoke',
  role: 'admin.people.change_role',
  sign_out: 'admin.people.sign_out',
  recover: 'admin.people.recover',
  disable: 'admin.people.disable',
  enable: 'admin.people.enable',
} as const
