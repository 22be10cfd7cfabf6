import { consume, keyOf, type Limit } from '#middleware/consume'
import { LIMIT_PAIRS, type LimitPair } from '#middleware/limit_pairs'
import { networkOf } from '#middleware/network_of'
import type { Reader } from '#models/reader'

/*
 * Of what costs a gateway, the disk or somebody's time. An account has its own. A pay link has as
 * many readers as it was forwarded to: each network has its own there, and all of them together more,
 * so that one of them does not use up what another pays with.
 */

/** An office shares an address: more than one account opens there. */
const OPENINGS_PER_ADDRESS: Limit = { requests: 200, duration: '15 mins' }

type Who = Pick<Reader, 'publicId' | 'payLink'>

/** One payment opened by this reader. Throws LimitReached. */
export async function consumePaymentOpening(ip: string, reader: Who): Promise<void> {
  await consume(OPENINGS_PER_ADDRESS, keyOf('payment_opening_from', networkOf(ip)))
  await consumeBy('payment_opening', ip, reader, LIMIT_PAIRS.paymentOpening)
}

/** One question to a gateway on behalf of this reader. Throws LimitReached. */
export async function consumePaymentCheck(ip: string, reader: Who): Promise<void> {
  await consumeBy('payment_check', ip, reader, LIMIT_PAIRS.paymentCheck)
}

/** One transfer reported by this reader: each waits for staff. Throws LimitReached. */
export async function consumeTransferReport(ip: string, reader: Who): Promise<void> {
  await consumeBy('transfer_report', ip, reader, LIMIT_PAIRS.transferReport)
}

/** One file of up to 5 MB uploaded by this reader. Throws LimitReached. */
export async function consumeProofUpload(ip: string, reader: Who): Promise<void> {
  await consumeBy('transfer_proof', ip, reader, LIMIT_PAIRS.proofUpload)
}

async function consumeBy(
  purpose: string,
  ip: string,
  reader: Who,
  { own, everywhere }: LimitPair
): Promise<void> {
  if (!reader.payLink) {
    await consume(own, keyOf(purpose, reader.publicId))
    return
  }
  await consume(own, keyOf(purpose, networkOf(ip), reader.publicId))
  await consume(everywhere, keyOf(`${purpose}_of`, reader.publicId))
}
