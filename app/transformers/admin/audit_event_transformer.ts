import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Beside } from '#domain/audit/reading/read_beside'
import type { TargetNames } from '#domain/audit/reading/read_targets'
import { iso } from '#domain/shared/iso'
import type AuditEvent from '#models/audit_event'

/** An event of the audit log as a page shows it. What proves it is in the export. */
export default class AuditEventTransformer extends BaseTransformer<AuditEvent> {
  constructor(
    resource: AuditEvent,
    protected beside: Beside & { targets: TargetNames }
  ) {
    super(resource)
  }

  toObject() {
    const event = this.resource
    const { names, clients, personal, targets } = this.beside
    const { targetType, targetId } = event
    return {
      id: event.publicId,
      // Null for about a second, until it is sealed.
      seq: event.seq,
      at: iso(event.occurredAt),
      action: event.action,
      outcome: event.outcome,
      actor: {
        type: event.actorType,
        id: event.actorId,
        role: event.actorRole,
        name: (event.actorId && names.get(event.actorId)) ?? null,
      },
      client: (event.clientId && clients.get(event.clientId)) || null,
      target:
        targetType === null
          ? null
          : { type: targetType, id: targetId ?? '', label: targets.of(targetType, targetId) },
      details: event.details,
      requestId: event.requestId,
      session: event.sessionHash,
      personal: personal.get(event.id) ?? null,
    }
  }
}
