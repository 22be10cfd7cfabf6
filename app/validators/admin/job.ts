import vine from '@vinejs/vine'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'

export const jobListValidator = vine.create({
  ...pageFields,
  state: vine.enum(['queued', 'running', 'done', 'failed', 'cancelled'] as const).optional(),
})

export const JOB_LIST_FIELDS = [...LIST_FIELDS, 'state']

/** Rows of a job come in the order of the work, so that pages do not move while it goes on. */
export const jobRowsValidator = vine.create({
  limit: vine.number().withoutDecimals().min(1).max(1000).optional(),
  after: vine
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  outcome: vine
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .maxLength(30)
    .optional(),
})

export const JOB_ROWS_FIELDS = [...LIST_FIELDS, 'outcome']
