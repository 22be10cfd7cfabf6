import { BaseTransformer } from '@adonisjs/core/transformers'
import type { DateTime } from 'luxon'
import type { Diagnosed } from '#domain/diagnosis/finding'
import type { Translate } from '#domain/documents/document_parts'
import { iso } from '#domain/shared/iso'

/** What was found, in words; and what to do about it where something is. */
export default class DiagnosisTransformer extends BaseTransformer<{
  findings: Diagnosed[]
  now: DateTime
}> {
  constructor(
    resource: { findings: Diagnosed[]; now: DateTime },
    protected t: Translate
  ) {
    super(resource)
  }

  toObject() {
    const { findings, now } = this.resource
    return {
      checks: findings.map((finding) => ({
        name: finding.name,
        state: finding.state,
        code: finding.code,
        message: this.text(finding, 'message'),
        advice: finding.state === 'ok' ? null : this.text(finding, 'advice'),
        details: finding.facts,
      })),
      serverTime: iso(now),
    }
  }

  /** What went wrong with looking at all is told alike of everything. */
  private text({ name, code, facts }: Diagnosed, part: 'message' | 'advice'): string {
    const isOurs = code === 'no_answer' || code === 'broken'
    const key = `staff.diagnosis.${isOurs ? 'any' : name}.${code}.${part}`
    const known = Object.entries(facts).map(([fact, value]) => [
      fact,
      typeof value === 'number' ? value : String(value ?? 'never'),
    ])
    return this.t(key, Object.fromEntries(known))
  }
}
