import type { FactorChangeKind } from '#domain/accounts/factors/factor_changed'
import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = {
  name: string
  change: FactorChangeKind
  isStaff: boolean
  changedAt: string
  /** Whether the other devices were signed out. */
  endsOthers: boolean
  timeZone: string
}

export function factorChangedLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, change, isStaff, changedAt, endsOthers, timeZone } = source.params as Params
  const company = source.settings.company.name
  const at = momentText(changedAt, timeZone, locale)
  const effect = change.split('_').at(-1)!
  const others = endsOthers ? ` ${t('mails.factor_changed.others')}` : ''

  return {
    subject: t('mails.factor_changed.subject', { company, change }),
    preheader: t('mails.factor_changed.preheader', { at, change }),
    heading: t('mails.factor_changed.heading', { change }),
    paragraphs: [
      t('mails.hello', { name }),
      t('mails.factor_changed.lead', { company, at, change, isStaff: String(isStaff) }),
      t(`mails.factor_changed.${effect}`) + others,
      t(`mails.factor_changed.not_you${isStaff ? '_staff' : ''}`),
    ],
    ledger: null,
    // Staff have no page on which to choose one.
    action: isStaff
      ? null
      : { label: t('mails.factor_changed.action'), url: `${source.portalUrl}/forgot` },
    actionNote: null,
    footnotes: [],
    attachments: [],
  }
}
