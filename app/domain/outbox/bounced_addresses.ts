import type { QueryClientContract } from '@adonisjs/lucid/types/database'

const AT_ONCE = 500

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
      .from('mail_bounces')
      .whereIn('mail_bounces.email', emails.slice(start, start + AT_ONCE))
      .whereIn('kind', ['hard', 'complaint'])
      .whereNotExists((verified) => {
        verified
          .from('accounts')
          .whereColumn('accounts.email', 'mail_bounces.email')
          .whereColumn('accounts.email_verified_at', '>', 'mail_bounces.occurred_at')
      })
      .distinct('mail_bounces.email as email')
    for (const { email } of rows) bounced.add(email)
  }
  return bounced
}
