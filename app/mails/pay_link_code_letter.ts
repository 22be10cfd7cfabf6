import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = { name: string; expiresAt: string; timeZone: string }

/** The code that opens the rest of the portal to whoever came by a pay link. */
export function payLinkCodeLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, expiresAt, timeZone } = source.params as Params
  const company = source.settings.company.name

  return {
    // Without the code: a locked phone shows subjects to whoever passes by.
    subject: t('mails.pay_link_code.subject', { company }),
    preheader: t('mails.pay_link_code.preheader'),
    heading: t('mails.pay_link_code.heading'),
    paragraphs: [t('mails.hello', { name }), t('mails.pay_link_code.lead', { company })],
    ledger: {
      rows: [
        {
          title: t('mails.pay_link_code.code'),
          note: {
            text: t('mails.pay_link_code.until', {
              until: momentText(expiresAt, timeZone, locale),
            }),
            tone: 'muted',
          },
          amount: spaced(source.secrets.code),
        },
      ],
      totals: [],
    },
    action: null,
    actionNote: null,
    footnotes: [t('mails.pay_link_code.not_expected')],
    attachments: [],
  }
}

/** "482 913"; nothing once the mail was accepted and its secrets are erased. */
const spaced = (code = '') => code.replace(/^(\d{3})(\d{3})$/, '$1 $2')
