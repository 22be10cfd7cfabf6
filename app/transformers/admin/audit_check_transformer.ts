import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso, isoOrNull } from '#domain/shared/iso'
import type AuditCheck from '#models/audit_check'

/** A verification of the audit log. Without a verdict it goes on, or broke off. */
export default class AuditCheckTransformer extends BaseTransformer<AuditCheck> {
  toObject() {
    const { publicId, startedAt, finishedAt, intact, seq, problem, staff } = this.resource
    return {
      id: publicId,
      startedAt: iso(startedAt),
      finishedAt: isoOrNull(finishedAt),
      intact: intact ?? null,
      // Up to where it is intact, or the first event that is not what was sealed.
      seq: seq ?? null,
      problem: problem ?? null,
      askedBy: staff ? { id: staff.publicId, name: staff.name } : null,
    }
  }
}
