import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { forgetLogos } from '#domain/branding/forget_logos'
import { forgetBounces } from '#domain/outbox/forget_bounces'
import { iso } from '#domain/shared/iso'
import { endRunOutViewings } from '#domain/staff/viewings/end_run_out_viewings'
import type { MailKind } from '#domain/shared/outbox'

/** An idempotency key answers for its request this long; a client that retries later is new. */
const IDEMPOTENCY_DAYS = 7

/** A spent link is kept a while, so that its page can say "used" instead of "unknown". */
const TOKEN_DAYS = 90

/** An ended sign-in holds a network address and a browser; the audit log has its own. */
const SIGN_IN_DAYS = 90

/** What a bulk job refused names people and clients; by then it was put right or forgotten. */
const JOB_DAYS = 90

/** A file that was never received to its end: nobody sends that slowly. */
const BROKEN_OFF_DAYS = 1

/** A code works for minutes: whoever looks into yesterday's trouble finds it still. */
const CODE_DAYS = 1

/** Long after the last page that names it was closed. */
const LOGO_DAYS = 90

/** Long enough to have a note back that was deleted by mistake. */
const NOTE_DAYS = 30

/** As long as the letters that they were about. */
const BOUNCE_DAYS = 90

/**
 * Letters about getting in go: what they said holds no more, and strangers can have some of them sent.
 * Letters about invoices and money are kept: the ledger's check counts receipts.
 */
const ACCESS_MAIL_DAYS = 90
const IS_ABOUT_ACCESS: Record<MailKind, boolean> = {
  ...{ invite: true, password_reset: true, sign_in: true, pay_link: true, pay_link_code: true },
  ...{ email_change: true, email_change_taken: true, email_change_asked: true },
  ...{ email_changed: true, password_changed: true, factor_changed: true },
  ...{ codes_guessed: true, access_recovered: true, audit_head: true },
  ...{ staff_invite: true, staff_reset: true, owner_appointed: true, terminal_connected: true },
  ...{ receipt: false, refund: false, new_invoice: false, transfer_rejected: false },
  ...{ question_asked: false, question_answered: false, reminder: false },
}
const ACCESS_MAILS = Object.entries(IS_ABOUT_ACCESS)
  .filter(([, isAboutAccess]) => isAboutAccess)
  .map(([kind]) => kind)

export type Pruned = Record<keyof typeof PRUNED, number>

/** docs/configuration.md has the whole list, of what is kept as well. */
const PRUNED = {
  // The session store writes its times as the driver does, not as our columns do.
  sessions: (trx: TransactionClientContract, now: DateTime) =>
    trx.from('sessions').where('expires_at', '<', now.toJSDate()).delete(),
  idempotencyKeys: (trx: TransactionClientContract, now: DateTime) =>
    trx.from('idempotency_keys').where('created_at', '<', ago(now, IDEMPOTENCY_DAYS)).delete(),
  tokens: (trx: TransactionClientContract, now: DateTime) =>
    trx.from('secret_tokens').where('expires_at', '<', ago(now, TOKEN_DAYS)).delete(),
  staffLinks: (trx: TransactionClientContract, now: DateTime) =>
    trx.from('staff_links').where('expires_at', '<', ago(now, TOKEN_DAYS)).delete(),
  cliSignIns: (trx: TransactionClientContract, now: DateTime) =>
    trx.from('cli_sign_ins').where('expires_at', '<', ago(now, CODE_DAYS)).delete(),
  limits: (trx: TransactionClientContract, now: DateTime) =>
    trx.from('rate_limits').where('expire', '<', now.toMillis()).delete(),
  // Whoever comes back after that long is signed out anyway, whether or not that was noted.
  signIns: (trx: TransactionClientContract, now: DateTime) =>
    trx.from('sign_ins').where('last_seen_at', '<', ago(now, SIGN_IN_DAYS)).delete(),
  mails: (trx: TransactionClientContract, now: DateTime) =>
    trx
      .from('outbox_mails')
      .whereIn('kind', ACCESS_MAILS)
      .whereNot('state', 'queued')
      .where('updated_at', '<', ago(now, ACCESS_MAIL_DAYS))
      .delete(),
  // After the letters, which leave theirs behind.
  bounces: (trx: TransactionClientContract, now: DateTime) =>
    forgetBounces(trx, now.minus({ days: BOUNCE_DAYS })),
  logos: (trx: TransactionClientContract, now: DateTime) =>
    forgetLogos(trx, now.minus({ days: LOGO_DAYS }), now),
  notes: (trx: TransactionClientContract, now: DateTime) =>
    trx.from('client_notes').where('deleted_at', '<', ago(now, NOTE_DAYS)).delete(),
  // Not deleted, but told: a viewing that nobody asked for again ended as well.
  viewings: endRunOutViewings,
  codes: pruneCodes,
  // Their rows and files go with them.
  jobs: (trx: TransactionClientContract, now: DateTime) =>
    trx
      .from('bulk_jobs')
      .where('finished_at', '<', ago(now, JOB_DAYS))
      .orWhere((broken) =>
        broken.where('state', 'receiving').where('created_at', '<', ago(now, BROKEN_OFF_DAYS))
      )
      .delete(),
}

/**
 * Deletes what has expired and nobody will ask for again; answers how many rows of each. One
 * transaction for each, so that nobody waits for all of them.
 */
export async function pruneExpired(now: DateTime): Promise<Pruned> {
  const pruned: Partial<Pruned> = {}
  for (const [name, prune] of Object.entries(PRUNED)) {
    const count = await writeTransaction(async (trx) => Number(await prune(trx, now)))
    pruned[name as keyof Pruned] = count
  }
  return pruned as Pruned
}

/**
 * Wrong codes count against their link for as long as it works, so of an open link only those go that
 * count for nothing: never tried, or right at the first try.
 */
function pruneCodes(trx: TransactionClientContract, now: DateTime) {
  const ended = trx
    .from('pay_links')
    .whereNotNull('revoked_at')
    .orWhere('expires_at', '<', iso(now))
    .select('id')
  return trx
    .from('mailed_codes')
    .where('expires_at', '<', ago(now, CODE_DAYS))
    .where((gone) =>
      gone
        .where('tries', 0)
        .orWhere((right) => right.where('tries', 1).whereNotNull('used_at'))
        .orWhereIn('pay_link_id', ended)
    )
    .delete()
}

function ago(now: DateTime, days: number): string {
  return iso(now.minus({ days }))
}
