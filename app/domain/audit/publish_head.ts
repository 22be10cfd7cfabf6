import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { writeTransaction } from '#database/write_transaction'
import { headSigner } from '#domain/audit/head_signer'
import { recordAudit } from '#domain/audit/record_audit'
import { chainHead, sealEvents, type ChainHead } from '#domain/audit/seal_events'
import { readSettings } from '#domain/settings/read_settings'
import { systemActor } from '#domain/shared/actor'
import { useOutbox } from '#domain/shared/outbox'
import Staff from '#models/staff'

export type PublishedHead = ChainHead & { keyId: string | null; mailed: number }

/**
 * Tells the head of the audit log where nobody who holds the database can change it: in a mail to
 * every owner, and in what the caller logs. Events that are cut off later show against it.
 */
export async function publishHead(now: DateTime): Promise<PublishedHead> {
  await sealEvents({ now, always: true })
  const head = await chainHead(db.connection())
  const keyId = headSigner()?.keyId ?? null

  const mailed = await writeTransaction(async (trx) => {
    const { company } = await readSettings(trx)
    const owners = await Staff.query({ client: trx })
      .where('role', 'owner')
      .whereNull('disabled_at')
    for (const owner of owners) {
      await useOutbox().queueMail(trx, {
        kind: 'audit_head',
        to: { email: owner.email, name: owner.name },
        locale: company.locale,
        clientId: null,
        accountId: null,
        params: { ...head, keyId, at: now.toUTC().toISO()!, timeZone: company.timeZone },
      })
    }
    const details = { ...head, keyId, mailed: owners.length }
    await recordAudit(trx, systemActor('worker'), { action: 'audit.head_published', details }, now)
    return owners.length
  })
  return { ...head, keyId, mailed }
}
