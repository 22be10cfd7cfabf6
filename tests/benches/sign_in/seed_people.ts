import { DateTime } from 'luxon'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { addressOf } from '#tests/benches/sign_in/people'
import { openActiveClient, openTestClient, tester } from '#tests/support/people'

/** Somebody with a password, somebody who was invited, and somebody who was disabled. */
export default async function seedPeople(): Promise<void> {
  await openActiveClient({ billingEmail: addressOf('known') })
  const invited = await openTestClient({ billingEmail: addressOf('invited') })
  await sendInvites({ memberships: [invited.membership.id] }, tester, DateTime.utc())
  const disabled = await openActiveClient({ billingEmail: addressOf('disabled') })
  await disabled.membership.merge({ state: 'disabled' }).save()
}
