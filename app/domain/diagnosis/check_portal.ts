import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { headSigner } from '#domain/audit/head_signer'
import { failed, fine, warning, type Finding } from '#domain/diagnosis/finding'
import { readSettings } from '#domain/settings/read_settings'

/** Events are sealed every second. */
const UNSEALED_SECONDS = 120

export async function checkPortal(): Promise<Finding> {
  const { portal } = await readSettings()
  return portal.enabled ? fine('on') : warning('off')
}

/** Whether the audit log is sealed, and signed. */
export async function checkAudit(now: DateTime): Promise<Finding> {
  const unsealed = await db
    .from('audit_events')
    .whereNull('seq')
    .min('occurred_at as since')
    .firstOrFail()
  const head = await db
    .from('audit_heads')
    .orderBy('seq', 'desc')
    .select('seq', 'signed_at')
    .first()
  const facts = {
    signedUpTo: head ? Number(head.seq) : null,
    signedAt: head ? DateTime.fromISO(head.signed_at, { zone: 'utc' }).toISO() : null,
    keyId: headSigner()?.keyId ?? null,
  }
  if (unsealed.since !== null) {
    const since = DateTime.fromISO(unsealed.since, { zone: 'utc' })
    const seconds = Math.round(now.diff(since).toMillis() / 1000)
    const minutes = Math.round(seconds / 60)
    if (seconds > UNSEALED_SECONDS) return failed('unsealed', { ...facts, minutes })
  }
  return facts.keyId === null ? warning('unsigned', facts) : fine('signed', facts)
}
