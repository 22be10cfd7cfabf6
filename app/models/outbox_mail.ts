import { OutboxMailSchema } from '#database/schema'

/** A mail that was promised in a transaction; the worker sends it. */
export default class OutboxMail extends OutboxMailSchema {}
