import Passkey from '#models/passkey'
import TotpSecret from '#models/totp_secret'

/** Which of these members of staff, by row id, have a second factor. */
export async function whoHaveFactor(ids: number[]): Promise<Set<number>> {
  const apps = await TotpSecret.query()
    .whereIn('staff_id', ids)
    .whereNotNull('confirmed_at')
    .select('staff_id')
  const passkeys = await Passkey.query().whereIn('staff_id', ids).select('staff_id')
  return new Set([...apps, ...passkeys].map(({ staffId }) => Number(staffId)))
}
