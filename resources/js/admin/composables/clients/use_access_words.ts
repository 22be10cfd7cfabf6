import type { ClientRow, Person } from '~admin/api/clients'
import { useFormat } from '~shared/composables/use_format'
import { useText } from '~shared/composables/use_text'
import type { StatusTone } from '~shared/ui/status_tag.vue'

type Shown = { tone: StatusTone; text: string; hint?: string | null }

/** How somebody's way into the portal stands, in words. */
export function useAccessWords() {
  const { t } = useText()
  const { dateOf } = useFormat()

  function ofPerson(person: Person): Shown {
    if (person.state === 'disabled') {
      const hint = person.disabledBy === 'account' ? t('admin.people.by_them') : null
      return { tone: 'void', text: t('admin.clients.state.disabled'), hint }
    }
    const bounced = person.bounce && (person.bounce.reason ?? t('admin.people.bounced_hint'))
    if (person.state === 'active') {
      return { tone: 'paid', text: t('admin.clients.state.active'), hint: bounced }
    }
    if (bounced !== null) {
      return { tone: 'failed', text: t('admin.clients.state.bounced'), hint: bounced }
    }
    if (person.account.email === null) {
      return { ...noAddress(), hint: t('admin.people.no_address_hint') }
    }
    if (person.state === 'invited') return invited(person)
    return { tone: 'void', text: t('admin.clients.state.not_invited') }
  }

  function invited({ invitedAt, inviteExpiresAt }: Person): Shown {
    const text = invitedAt
      ? t('admin.clients.state.invited_on', { on: dateOf(invitedAt) })
      : t('admin.clients.state.invited')
    const isOpen = inviteExpiresAt !== null && Date.parse(inviteExpiresAt) > Date.now()
    const hint = isOpen
      ? t('admin.people.expires', { on: dateOf(inviteExpiresAt) })
      : t('admin.people.expired')
    return { tone: 'due', text, hint }
  }

  /** Of all people of a client, by who got furthest. */
  function ofClient({ accounts }: ClientRow): Shown {
    const first = (state: ClientRow['accounts'][number]['state']) =>
      accounts.find((one) => one.state === state)
    if (accounts.length === 0) return { tone: 'void', text: t('admin.clients.state.none') }
    if (first('active')) return { tone: 'paid', text: t('admin.clients.state.active') }
    const waits = first('invited')
    if (waits?.invitedAt) {
      const on = dateOf(waits.invitedAt)
      return { tone: 'due', text: t('admin.clients.state.invited_on', { on }) }
    }
    if (!first('not_invited')) return { tone: 'void', text: t('admin.clients.state.disabled') }
    if (accounts.every(({ email }) => email === null)) return noAddress()
    return { tone: 'void', text: t('admin.clients.state.not_invited') }
  }

  function noAddress(): Shown {
    return { tone: 'failed', text: t('admin.clients.state.no_address') }
  }

  return { ofPerson, ofClient }
}
