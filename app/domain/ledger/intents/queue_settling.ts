import { writeTransaction } from '#database/write_transaction'
import { useOutbox } from '#domain/shared/outbox'

/** Has a worker settle the intent soon: for those who came by and cannot wait for the gateway. */
export function queueSettling(intentId: number): Promise<void> {
  return writeTransaction((trx) => useOutbox().queueJob(trx, 'settle_intent', { intentId }))
}
