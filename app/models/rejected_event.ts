import { RejectedEventSchema } from '#database/schema'

/** A webhook whose signature did not verify; the last hundred are kept. */
export default class RejectedEvent extends RejectedEventSchema {}
