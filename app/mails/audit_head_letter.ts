import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = { seq: number; hash: string; keyId: string | null; at: string; timeZone: string }

/** To owners, daily: how far the audit log goes, in a place where nobody can take that back. */
export function auditHeadLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { seq, hash, keyId, at, timeZone } = source.params as Params
  const facts = {
    company: source.settings.company.name,
    seq,
    hash,
    at: momentText(at, timeZone, locale),
    key: keyId ?? '',
  }

  return {
    subject: t('mails.audit_head.subject', facts),
    preheader: t('mails.audit_head.preheader', facts),
    heading: t('mails.audit_head.heading'),
    paragraphs: [
      t('mails.audit_head.lead', facts),
      t('mails.audit_head.head', { head: `${seq}:${hash}` }),
      t(keyId ? 'mails.audit_head.key' : 'mails.audit_head.no_key', facts),
      t('mails.audit_head.check'),
    ],
    ledger: null,
    action: null,
    actionNote: null,
    footnotes: [t('mails.audit_head.why')],
    attachments: [],
  }
}
