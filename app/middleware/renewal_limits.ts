import { consume, keyOf, type Limit } from '#middleware/consume'
import { networkOf } from '#middleware/network_of'

/*
 * How many mails go out in place of links that are too old, only to the address on file. Whoever kept
 * such a link fills nobody's inbox with it, from however many addresses.
 */

const PER_ADDRESS: Limit = { requests: 60, duration: '15 mins' }
const RENEWALS: Limit = { requests: 3, duration: '1 day' }
const RENEWALS_OF_CLIENT: Limit = { requests: 10, duration: '1 day' }

/** One mail in place of this pay link, which brings one that works. Throws LimitReached. */
export async function consumePayLinkRenewal(ip: string, token: string): Promise<void> {
  await consume(PER_ADDRESS, keyOf('renewal_from', networkOf(ip)))
  await consume(RENEWALS, keyOf('renewal', token))
}

/** One mail in place of any of the pay links of a client, by its row id. Throws LimitReached. */
export async function consumeClientRenewal(clientId: number): Promise<void> {
  await consume(RENEWALS_OF_CLIENT, keyOf('renewal_of', String(clientId)))
}

/** One mail in place of this invite, which voids the person's newer ones. Throws LimitReached. */
export async function consumeInviteRenewal(token: string): Promise<void> {
  await consume(RENEWALS, keyOf('invite_renewal', token))
}
