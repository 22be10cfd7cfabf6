import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertIfAbsent } from '#database/insert_if_absent'
import { writeTransaction } from '#database/write_transaction'
import { encodeLogo, type EncodedLogo } from '#domain/branding/encode_logo'
import { changeSettingIn, lockSetting, type Changed } from '#domain/settings/change_setting'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, type Done, type Refused } from '#domain/shared/result'

/** Shows another logo from now on. Handing in the same file again changes nothing. */
export async function changeLogoIn(
  trx: TransactionClientContract,
  { bytes, platedBytes, ...logo }: EncodedLogo,
  actor: Actor,
  now: DateTime
): Promise<Changed<'branding'>> {
  // Before a look at whether it is there: what nobody shows is deleted some day.
  await lockSetting(trx, 'branding', now)
  const row = { ...logo, bytes, plated_bytes: platedBytes, created_at: iso(now) }
  await insertIfAbsent(trx, 'brand_logos', row, ['hash'])
  return changeSettingIn(trx, 'branding', { logo }, actor, now)
}

/** The same in a transaction of its own. */
export async function changeLogo(
  file: Buffer,
  actor: Actor,
  now: DateTime
): Promise<
  Done<Changed<'branding'>> | Refused<'logo_unreadable'> | Refused<'logo_too_many_pixels'>
> {
  const encoded = await encodeLogo(file)
  if (!encoded.ok) return encoded
  return done(await writeTransaction((trx) => changeLogoIn(trx, encoded.value, actor, now)))
}

/** Shows the mark of every portal without a logo again. */
export function removeLogo(actor: Actor, now: DateTime): Promise<Changed<'branding'>> {
  return writeTransaction((trx) => changeSettingIn(trx, 'branding', { logo: null }, actor, now))
}
