import { DisputeSchema } from '#database/schema'

/** A payment that its payer contests at the gateway. */
export default class Dispute extends DisputeSchema {}
