import type AuditEvent from '#models/audit_event'
import Account from '#models/account'
import AuditPersonal from '#models/audit_personal'
import Client from '#models/client'
import Staff from '#models/staff'

/** What stands beside the chain, and is not part of it. */
export type Beside = {
  /** By the id of the actor; of who was erased nothing. */
  names: Map<string, string>
  /** By row id. */
  clients: Map<number, { id: string; name: string }>
  /** Network address, browser and the like, by row id of the event. */
  personal: Map<number, Record<string, unknown>>
}

/** What a page of events is told with: names as they are now, and personal data that is still kept. */
export async function readBeside(events: AuditEvent[]): Promise<Beside> {
  const ids = (type: AuditEvent['actorType']) =>
    events.flatMap((event) => (event.actorType === type && event.actorId ? [event.actorId] : []))
  const [staff, accounts, clients, personal] = await Promise.all([
    Staff.query().whereIn('public_id', ids('staff')).select('public_id', 'name'),
    Account.query().whereIn('public_id', ids('account')).select('public_id', 'name'),
    Client.query()
      .whereIn(
        'id',
        events.flatMap(({ clientId }) => clientId ?? [])
      )
      .select('id', 'public_id', 'name'),
    AuditPersonal.query().whereIn(
      'event_id',
      events.map(({ id }) => id)
    ),
  ])
  return {
    names: new Map([...staff, ...accounts].map(({ publicId, name }) => [publicId, name])),
    clients: new Map(clients.map(({ id, publicId, name }) => [id, { id: publicId, name }])),
    personal: new Map(personal.map(({ eventId, data }) => [Number(eventId), data])),
  }
}
