import { BulkJobRowSchema } from '#database/schema'

/** What became of one item of a bulk job, where that is worth telling. */
export default class BulkJobRow extends BulkJobRowSchema {}
