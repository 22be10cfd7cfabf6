import type { QueryClientContract } from '@adonisjs/lucid/types/database'

const AT_ONCE = 500

/**
 * SQL: whether a row of mail_bounces, as `bounce`, shows that its address takes no mail. It bounced
 * for good or the reader called it spam, and nothing since shows that mail arrives there.
 */
const SHOWS_IT = `bounce.kind in ('hard', 'complaint') and not exists (
  select 1 from accounts as verified
  where verified.email = bounce.email and verified.email_verified_at > bounce.occurred_at)`

/** SQL: whether the address in this column is one of `bouncedAddresses`. */
export function isBounced(email: string): string {
  return `exists (select 1 from mail_bounces as bounce where bounce.email = ${email} and ${SHOWS_IT})`
}

/**
 * Which of these addresses do not take mail, as far as the mail provider told: one bounced for good,
 * or the reader called it spam, and nothing since shows that mail arrives there. Whoever follows a
 * mailed link shows that. Another address is another matter.
 */
export async function bouncedAddresses(
  emails: string[],
  client: QueryClientContract
): Promise<Set<string>> {
  const bounced = new Set<string>()
  for (let start = 0; start < emails.length; start += AT_ONCE) {
    const rows: { email: string }[] = await client
      .from('mail_bounces as bounce')
      .whereIn('bounce.email', emails.slice(start, start + AT_ONCE))
      .whereRaw(SHOWS_IT)
      .distinct('bounce.email as email')
    for (const { email } of rows) bounced.add(email)
  }
  return bounced
}
