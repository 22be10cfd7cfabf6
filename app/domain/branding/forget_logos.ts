import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockSetting } from '#domain/settings/change_setting'
import { readSettings } from '#domain/settings/read_settings'
import { iso } from '#domain/shared/iso'

/**
 * Deletes the logos that are shown no more, as soon as the company's look has been what it is since
 * `before`: until then pages that are open name one. Mails and papers carry their own copy. Answers
 * how many.
 */
export async function forgetLogos(
  trx: TransactionClientContract,
  before: DateTime,
  now: DateTime
): Promise<number> {
  const older = () => trx.from('brand_logos').where('created_at', '<', iso(before))
  if (!(await older().select('hash').first())) return 0

  // Whoever hands the same file in again waits here, and keeps it anew.
  await lockSetting(trx, 'branding', now)
  const { branding } = await readSettings(trx)
  const settled: unknown = await trx
    .from('settings')
    .where('key', 'branding')
    .where('updated_at', '<', iso(before))
    .first()
  if (!settled) return 0
  const gone = await older()
    .whereNot('hash', branding.logo?.hash ?? '')
    .delete()
  return Number(gone)
}
