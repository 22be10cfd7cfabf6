import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = { name: string; role: string; expiresAt: string; timeZone: string }

/** Somebody is to work with the portal: a link to choose their first password. */
export function staffInviteLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, role, expiresAt, timeZone } = source.params as Params
  const facts = { company: source.settings.company.name, role }

  return {
    subject: t('mails.staff_invite.subject', facts),
    preheader: t('mails.staff_invite.preheader'),
    heading: t('mails.staff_invite.heading'),
    paragraphs: [t('mails.hello', { name }), t('mails.staff_invite.lead', facts)],
    ledger: null,
    action: {
      label: t('mails.staff_invite.action'),
      url: `${source.adminUrl}/accept/${source.secrets.token}`,
    },
    actionNote: t('mails.staff_invite.link', { until: momentText(expiresAt, timeZone, locale) }),
    footnotes: [t('mails.staff_invite.not_expected')],
    attachments: [],
  }
}
