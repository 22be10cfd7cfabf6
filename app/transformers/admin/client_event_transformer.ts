import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Labels } from '#domain/audit/activity/read_labels'
import { iso } from '#domain/shared/iso'
import type AuditEvent from '#models/audit_event'
import type Client from '#models/client'

type Words = {
  /** By the id of the actor; of who was erased nothing. */
  names: Map<string, string>
  labels: Labels
  client: Client
}

/** An event of the audit log among what happened at one client. */
export default class ClientEventTransformer extends BaseTransformer<AuditEvent> {
  constructor(
    resource: AuditEvent,
    private words: Words
  ) {
    super(resource)
  }

  toObject() {
    const event = this.resource
    const { names } = this.words
    const { targetType, targetId } = event
    return {
      id: event.publicId,
      at: iso(event.occurredAt),
      action: event.action,
      outcome: event.outcome,
      actor: {
        type: event.actorType,
        id: event.actorId,
        role: event.actorRole,
        name: (event.actorId && names.get(event.actorId)) ?? null,
      },
      // Number of the invoice or receipt, name of the person; null for what has none.
      target:
        targetType === null || targetId === null
          ? null
          : { type: targetType, id: targetId, label: this.labelOf(targetType, targetId) },
      details: event.details,
    }
  }

  private labelOf(type: string, id: string): string | null {
    const { client, labels } = this.words
    return type === 'client' && id === client.publicId ? client.name : labels.of(type, id)
  }
}
