import { IdempotencyKeySchema } from '#database/schema'

/** The first answer to a request that must not run twice. */
export default class IdempotencyKey extends IdempotencyKeySchema {}
