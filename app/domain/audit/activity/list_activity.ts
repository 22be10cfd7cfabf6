import { findTold, type ActivityReader } from '#domain/audit/activity/find_told'
import { readLabels, type Labels } from '#domain/audit/activity/read_labels'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import AuditEvent from '#models/audit_event'
import AuditPersonal from '#models/audit_personal'

export type ActivityRow = {
  publicId: string
  /** ISO 8601 in UTC. */
  at: string
  action: string
  actor: { kind: ActorKind; name: string | null }
  target: { type: string; id: string; label: string | null } | null
  outcome: AuditEvent['outcome']
  /** Of one's own sign-ins, and of tries at one's own account; null once it was erased. */
  device: { ip: string | null; userAgent: string | null } | null
}

/** `somebody` is nobody we know: a failed sign-in, or who holds a pay link. */
export type ActorKind = 'you' | 'colleague' | 'company' | 'somebody' | 'system'

type Asked = { limit: number; after: string | null }

/**
 * What a person is told of the audit log, newest first, one keyset page: what happened at their
 * client, and what concerns their own account. Nothing of other clients, and of staff neither name
 * nor address.
 */
export async function listActivity(
  reader: ActivityReader,
  { limit, after }: Asked
): Promise<
  | Done<{ rows: ActivityRow[]; page: { prev: string | null; next: string | null } }>
  | Refused<'invalid_cursor'>
> {
  const cursor = after === null ? null : await readCursor(reader, after)
  if (after !== null && !cursor) return refused('invalid_cursor')

  const newer = cursor?.newer ?? false
  const found = await findTold(reader, {
    ...(cursor && (newer ? { after: cursor.id } : { before: cursor.id })),
    limit: limit + 1,
    newestFirst: !newer,
  })
  const rows = await load(reader, found.slice(0, limit))
  const more = found.length > limit
  const first = rows.at(0)
  const last = rows.at(-1)
  return done({
    rows,
    page: {
      prev: first && (newer ? more : cursor !== null) ? `n.${first.publicId}` : null,
      next: last && (newer || more) ? `o.${last.publicId}` : null,
    },
  })
}

/** A cursor names a row that this person may see; any other is none. */
async function readCursor(reader: ActivityReader, text: string) {
  const match = /^([no])\.([\w-]{1,32})$/.exec(text)
  const event = match && (await AuditEvent.query().where('public_id', match[2]).first())
  if (!match || !event) return null
  const bounds = { after: event.id - 1, before: event.id + 1, limit: 1, newestFirst: true }
  const [id] = await findTold(reader, bounds)
  return id === undefined ? null : { id, newer: match[1] === 'n' }
}

async function load(reader: ActivityReader, ids: number[]): Promise<ActivityRow[]> {
  const events = await AuditEvent.query().whereIn('id', ids).orderBy('id', 'desc')
  const own = events.filter((event) => isOwnSignIn(event, reader)).map(({ id }) => id)
  const personal = await AuditPersonal.query().whereIn('event_id', own)
  const devices = new Map(personal.map(({ eventId, data }) => [Number(eventId), data]))
  const labels = await readLabels(reader.clientId, events)
  return events.map((event) => row(event, reader, labels, devices.get(event.id)))
}

function isOwnSignIn(
  { action, actorId, targetId }: AuditEvent,
  { accountId }: ActivityReader
): boolean {
  return action === 'session.opened' && (actorId === accountId || targetId === accountId)
}

function row(
  event: AuditEvent,
  reader: ActivityReader,
  labels: Labels,
  device: Record<string, unknown> | undefined
): ActivityRow {
  const { targetType, targetId } = event
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    publicId: event.publicId,
    at: event.occurredAt.toUTC().toISO()!,
    action: event.action === 'payment.state_changed' ? 'payment.failed' : event.action,
    actor: actorOf(event, reader, labels),
    target:
      targetType === null || targetId === null
        ? null
        : { type: targetType, id: targetId, label: labels.of(targetType, targetId) },
    outcome: event.outcome,
    device: device ? { ip: text(device.ip), userAgent: text(device.userAgent) } : null,
  }
}

function actorOf(
  { actorType, actorId }: AuditEvent,
  { accountId }: ActivityReader,
  labels: Labels
): ActivityRow['actor'] {
  switch (actorType) {
    case 'account':
      return {
        kind: actorId === accountId ? 'you' : 'colleague',
        name: labels.of('account', actorId ?? ''),
      }
    case 'staff':
      return { kind: 'company', name: null }
    case 'anonymous':
    case 'pay_link':
      return { kind: 'somebody', name: null }
    case 'system':
    case 'gateway':
      return { kind: 'system', name: null }
  }
}
