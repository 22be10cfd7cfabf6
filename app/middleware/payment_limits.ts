import { consume, keyOf, type Limit } from '#middleware/consume'
import { networkOf } from '#middleware/network_of'
import type { Reader } from '#models/reader'

/*
 * Of what costs a gateway, the disk or somebody's time. An account has its own. A pay link has as
 * many readers as it was forwarded to: each network has its own there, and all of them together more,
 * so that one of them does not use up what another pays with.
 */
const PERIOD = '15 mins'

const OPENINGS: Limit = { requests: 40, duration: PERIOD }
const CHECKS: Limit = { requests: 120, duration: PERIOD }
const REPORTS: Limit = { requests: 20, duration: PERIOD }
const UPLOADS: Limit = { requests: 30, duration: PERIOD }

const TIMES_EVERYWHERE = 5
/** An office shares an address: more than one account opens there. */
const OPENINGS_PER_ADDRESS: Limit = { requests: 200, duration: PERIOD }

type Who = Pick<Reader, 'publicId' | 'payLink'>

/** One payment opened by this reader. Throws LimitReached. */
export async function consumePaymentOpening(ip: string, reader: Who): Promise<void> {
  await consume(OPENINGS_PER_ADDRESS, keyOf('payment_opening_from', networkOf(ip)))
  await consumeBy('payment_opening', ip, reader, OPENINGS)
}

/** One question to a gateway on behalf of this reader. Throws LimitReached. */
export async function consumePaymentCheck(ip: string, reader: Who): Promise<void> {
  await consumeBy('payment_check', ip, reader, CHECKS)
}

/** One transfer reported by this reader: each waits for staff. Throws LimitReached. */
export async function consumeTransferReport(ip: string, reader: Who): Promise<void> {
  await consumeBy('transfer_report', ip, reader, REPORTS)
}

/** One file of up to 5 MB uploaded by this reader. Throws LimitReached. */
export async function consumeProofUpload(ip: string, reader: Who): Promise<void> {
  await consumeBy('transfer_proof', ip, reader, UPLOADS)
}

async function consumeBy(purpose: string, ip: string, reader: Who, own: Limit): Promise<void> {
  if (!reader.payLink) {
    await consume(own, keyOf(purpose, reader.publicId))
    return
  }
  const everywhere = { ...own, requests: own.requests * TIMES_EVERYWHERE }
  await consume(own, keyOf(purpose, networkOf(ip), reader.publicId))
  await consume(everywhere, keyOf(`${purpose}_of`, reader.publicId))
}
