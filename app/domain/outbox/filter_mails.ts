import { normalizeEmail } from '#domain/accounts/email_address'
import OutboxMail from '#models/outbox_mail'

export type MailFilter = {
  /** "bounced": accepted, and the address does not take mail. */
  state?: OutboxMail['state'] | 'bounced'
  kind?: string
  /** Public id of a client. */
  client?: string
  /** An address, or a part of one. */
  q?: string
}

/** Mails of the outbox, narrowed, with what a list of staff shows of each. */
export function filterMails({ state, kind, client, q }: MailFilter) {
  const query = withFacts()
  if (state === 'bounced') {
    query.whereHas('bounces', (bounces) => bounces.whereIn('kind', ['hard', 'complaint']))
  } else if (state) query.where('state', state)
  if (kind) query.where('kind', kind)
  if (client) query.whereHas('ofClient', (clients) => clients.where('public_id', client))
  if (q) {
    const address = normalizeEmail(q)
    if (address) query.where('to_email', address)
    else query.whereRaw(`to_email like ? escape '!'`, [`%${literal(q.toLowerCase())}%`])
  }
  return query
}

/** Null when there is none. */
export function findMail(publicId: string): Promise<OutboxMail | null> {
  return withFacts().where('public_id', publicId).first()
}

function withFacts() {
  return OutboxMail.query()
    .preload('ofClient')
    .preload('bounces', (bounces) => bounces.orderBy('id'))
}

function literal(text: string): string {
  return text.replace(/[!%_]/g, '!$&')
}
