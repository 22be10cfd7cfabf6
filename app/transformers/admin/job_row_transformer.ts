import { BaseTransformer } from '@adonisjs/core/transformers'
import type BulkJobRow from '#models/bulk_job_row'

/** What became of one item of a job. */
export default class JobRowTransformer extends BaseTransformer<BulkJobRow> {
  toObject() {
    const { line, column, outcome, code, message, ref, name, targetId } = this.resource
    return {
      line,
      column,
      outcome: outcome.replaceAll('_', '-'),
      code: code === null ? null : code.replaceAll('_', '-'),
      message,
      ref,
      name,
      targetId,
    }
  }
}
