import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { changeSettingIn, type Changed } from '#domain/settings/change_setting'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'

/** Without an id it is a new one. */
type HelpDraft = { id?: string; question: string; answer: string }

/** Replaces the questions and answers, in their order. */
export function changeHelpIn(
  trx: TransactionClientContract,
  items: HelpDraft[],
  actor: Actor,
  now: DateTime
): Promise<Changed<'help'>> {
  const kept = items.map(({ id, question, answer }) => ({
    id: id ?? newPublicId(),
    question,
    answer,
  }))
  return changeSettingIn(trx, 'help', { items: kept }, actor, now)
}
