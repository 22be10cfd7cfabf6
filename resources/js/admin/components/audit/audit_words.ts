import type { AuditEvent } from '~admin/api/audit'
import { useEventWords } from '~admin/components/activity/event_words'
import { useText } from '~shared/composables/use_text'

const ROLES = ['owner', 'manager', 'viewer'] as const

/** An entry of the log in words: who, as what, and what they did. */
export function useAuditWords() {
  const { t } = useText()
  const { sentenceOf, who } = useEventWords()

  /** "Owner", "Client"; the portal itself is the system. */
  function kindOf({ actor }: AuditEvent): string {
    const role = ROLES.find((one) => one === actor.role)
    if (actor.type === 'staff' && role) return t(`admin.role.${role}`)
    return t(`admin.audit.kind.${actor.type}`)
  }

  /** The sentence without who did it: that stands in a column of its own. */
  function whatOf(event: AuditEvent): string {
    const all = sentenceOf(event)
    const name = who(event.actor)
    const start = [`${name} `, `${name}: `].find((one) => all.startsWith(one))
    if (!start) return all
    const rest = all.slice(start.length)
    return rest.charAt(0).toLocaleUpperCase() + rest.slice(1)
  }

  /** What else is known: how it ended, at which client. */
  function restOf({ outcome, client }: AuditEvent): string {
    const ended = outcome === 'done' ? '' : t(`admin.activity.${outcome}`)
    return [ended, client?.name].filter(Boolean).join(' · ')
  }

  const fromOf = ({ personal }: AuditEvent): string =>
    typeof personal?.ip === 'string' ? personal.ip : ''

  return { who: (event: AuditEvent) => who(event.actor), kindOf, whatOf, restOf, fromOf }
}
