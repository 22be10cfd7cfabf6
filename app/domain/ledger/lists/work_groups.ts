import type { DateTime } from 'luxon'
import { readGroup, type AttentionGroup, type AttentionItem } from '#domain/ledger/lists/attention'
import { iso } from '#domain/shared/iso'
import BulkJob from '#models/bulk_job'
import MailBounce from '#models/mail_bounce'
import OutboxMail from '#models/outbox_mail'
import Question from '#models/question'

/** What went wrong longer ago is history, not news. */
const MAIL_IS_NEWS = { days: 30 }
const BOUNCE_IS_NEWS = { days: 90 }
const JOB_IS_NEWS = { days: 7 }

/** Work that did not get done, as opposed to money that waits. */
export function workGroups(now: DateTime): Promise<AttentionGroup[]> {
  return Promise.all([
    readGroup('question', openQuestions(), (question) => ({
      ...item(question.publicId, question.invoice.number, question.stateSince),
      client: { id: question.ofClient.publicId, name: question.ofClient.name },
    })),
    readGroup('mail', failedMails(now), (mail) => ({
      ...item(mail.publicId, mail.toEmail, mail.createdAt),
      client: named(mail),
      reason: mail.lastError,
    })),
    readGroup('bounce', bounces(now), (bounce) => ({
      ...item(mailOf(bounce), bounce.email, bounce.occurredAt),
      client: named(bounce),
      reason: bounce.reason ?? bounce.kind,
    })),
    readGroup('job', failedJobs(now), (job) => ({
      ...item(job.publicId, job.kind, job.finishedAt ?? job.createdAt),
      reason: job.problem,
    })),
  ])
}

function openQuestions() {
  return Question.query()
    .where('state', 'open')
    .preload('ofClient')
    .preload('invoice')
    .orderBy('state_since')
}

function failedMails(now: DateTime) {
  return OutboxMail.query()
    .where('state', 'failed')
    .where('updated_at', '>', iso(now.minus(MAIL_IS_NEWS)))
    .preload('ofClient')
    .orderBy('id')
}

/** The latest of each address that somebody here still has, and to which nothing came since. */
function bounces(now: DateTime) {
  return MailBounce.query()
    .whereIn('kind', ['hard', 'complaint'])
    .where('occurred_at', '>', iso(now.minus(BOUNCE_IS_NEWS)))
    .whereNotExists((newer) => {
      newer
        .from('mail_bounces as newer')
        .whereColumn('newer.email', 'mail_bounces.email')
        .whereColumn('newer.id', '>', 'mail_bounces.id')
        .whereIn('newer.kind', ['hard', 'complaint'])
    })
    .whereNotExists((verified) => {
      verified
        .from('accounts')
        .whereColumn('accounts.email', 'mail_bounces.email')
        .whereColumn('accounts.email_verified_at', '>', 'mail_bounces.occurred_at')
    })
    .where((known) => {
      known
        .whereExists((accounts) => {
          accounts.from('accounts').whereColumn('accounts.email', 'mail_bounces.email')
        })
        .orWhereExists((clients) => {
          clients.from('clients').whereRaw('lower(clients.billing_email) = mail_bounces.email')
        })
        .orWhereExists((staff) => {
          staff.from('staff').whereColumn('staff.email', 'mail_bounces.email')
        })
    })
    .preload('mail')
    .preload('ofClient')
    .orderBy('id')
}

function failedJobs(now: DateTime) {
  return BulkJob.query()
    .where('state', 'failed')
    .where('finished_at', '>', iso(now.minus(JOB_IS_NEWS)))
    .orderBy('id')
}

function item(id: string, label: string, since: DateTime): AttentionItem {
  return { id, client: null, amount: null, label, since, reason: null, respondBy: null }
}

/** Of a mail that is not kept any more, the bounce itself. */
function mailOf({ mailId, mail, publicId }: MailBounce): string {
  return mailId === null ? publicId : mail.publicId
}

function named({ clientId, ofClient }: OutboxMail | MailBounce): AttentionItem['client'] {
  return clientId === null ? null : { id: ofClient.publicId, name: ofClient.name }
}
