import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { TOTP } from 'otpauth'
import { changePassword } from '#domain/accounts/passwords/change_password'
import { requestEmailChange } from '#domain/accounts/email_change/request_email_change'
import { addPasskey } from '#domain/accounts/factors/add_passkey'
import { beginTotp } from '#domain/accounts/factors/begin_totp'
import { confirmTotp } from '#domain/accounts/factors/confirm_totp'
import { registrationOptions } from '#domain/accounts/factors/passkey_ceremony'
import { removeFactor } from '#domain/accounts/factors/remove_factor'
import { renewRecoveryCodes } from '#domain/accounts/factors/renew_recovery_codes'
import { letIn } from '#domain/accounts/sign_ins/let_in'
import { changeRole } from '#domain/accounts/members/change_role'
import { disableMember } from '#domain/accounts/members/disable_member'
import { inviteTeammate } from '#domain/accounts/members/invite_teammate'
import { resendInvite } from '#domain/accounts/members/resend_invite'
import { resetPassword } from '#domain/accounts/links/reset_password'
import { sendLink } from '#domain/accounts/links/send_link'
import { revokeGivenLink } from '#domain/pay_links/revoke_given_link'
import { letStaffIn } from '#domain/staff/let_staff_in'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import Passkey from '#models/passkey'
import RecoveryCode from '#models/recovery_code'
import type { Reader } from '#models/reader'
import SecretToken from '#models/secret_token'
import Staff from '#models/staff'
import TotpSecret from '#models/totp_secret'
import { truncate } from '#tests/support/database'
import { linkFor } from '#tests/support/pay_links'
import { GOOD_PASSWORD, openActiveClient, openPortal, tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { activate, addPerson, invoiceFor } from '#tests/support/portal_world'
import { SoftwareAuthenticator } from '#tests/support/software_authenticator'
import { staffMember } from '#tests/support/staff_browser'

const API = '/api/v1/client-portal'
const RESET = 'grey herons over the weir'
const THIEF = 'lanterns along the quay'
const byPassword = { method: 'password', replacesId: null } as const
const SITE = { rpId: 'localhost', origin: 'http://localhost:3333', name: 'Larkspur' }

/** A person as a request read them, with its sign-in, while the password is checked. */
async function inFlight() {
  const { account } = await openActiveClient()
  const person = await Account.findOrFail(account.id)
  const reader = await letIn(person, byPassword, tester, DateTime.utc())
  return { person: await Account.findOrFail(account.id), signInId: reader!.signIn.id }
}

async function reset({ email }: Account): Promise<void> {
  await sendLink('password_reset', email!, tester, DateTime.utc())
  const mail = await OutboxMail.query().where('kind', 'password_reset').firstOrFail()
  const { token } = openSecrets(encryption, mail.secretParams)
  const done = await resetPassword(token, RESET, tester, DateTime.utc())
  if (!done.ok) throw new Error(done.code)
}

const opens = async ({ email }: Account, password: string) => {
  const credentials = { email, password }
  return (await new PortalBrowser().send('POST', `${API}/session`, credentials)).status === 200
}

async function withApp(person: Account, signInId: number): Promise<string> {
  const begun = await beginTotp(person, signInId, tester, DateTime.utc())
  if (!begun.ok) throw new Error(begun.code)
  return new TOTP({ secret: begun.value.secret }).generate()
}

test.group('A password reset while another request is under way', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is not undone by a change of password that had checked the older one', async ({
    assert,
  }) => {
    const { person, signInId } = await inFlight()
    await reset(person)
    const change = { currentPassword: GOOD_PASSWORD, password: THIEF, signInId }
    const late = await changePassword(person, change, tester, DateTime.utc())
    assert.containsSubset(late, { ok: false, code: 'not_signed_in' })
    assert.isTrue(await opens(person, RESET))
    assert.isFalse(await opens(person, THIEF))
    const told = await AuditEvent.query().where('action', 'password.confirmed')
    assert.deepEqual(
      told.map(({ outcome }) => outcome),
      ['refused']
    )
  })

  test('and at the very same time leaves the password that was reset', async ({ assert }) => {
    const { person, signInId } = await inFlight()
    const change = { currentPassword: GOOD_PASSWORD, password: THIEF, signInId }
    await Promise.all([
      reset(await Account.findOrFail(person.id)).catch(() => undefined),
      changePassword(person, change, tester, DateTime.utc()),
    ])
    // Whichever came first: exactly one of them holds, and never the older one.
    const [byReset, byChange] = [await opens(person, RESET), await opens(person, THIEF)]
    assert.notEqual(byReset, byChange)
    assert.isFalse(await opens(person, GOOD_PASSWORD))
  })

  test('starts no change of address and no factor', async ({ assert }) => {
    const { person, signInId } = await inFlight()
    const code = await withApp(person, signInId)
    const stale = await Account.findOrFail(person.id)
    const options = await registrationOptions(stale, [], SITE)
    await reset(person)
    const now = DateTime.utc()
    const made = new SoftwareAuthenticator().register(options)
    const response = { ...made, type: 'public-key' as const, clientExtensionResults: {} }
    const { challenge } = options
    const key = { name: 'x', response, challenge, site: SITE, keptSignInId: signInId }
    const wish = { email: 'thief@elsewhere.example', signInId }
    for (const who of [stale, await Account.findOrFail(person.id)]) {
      const answers = [
        await requestEmailChange(who, wish, tester, now),
        await beginTotp(who, signInId, tester, now),
        await confirmTotp(who, code, signInId, tester, now),
        await addPasskey(who, key, tester, now),
      ]
      for (const answer of answers) {
        assert.containsSubset(answer, { ok: false, code: 'not_signed_in' })
      }
    }
    assert.isNull(await SecretToken.findBy('purpose', 'email_change'))
    assert.isNull((await TotpSecret.firstOrFail()).confirmedAt)
    assert.isNull(await Passkey.first())
  })

  test('keeps the factor and the recovery codes', async ({ assert }) => {
    const { person, signInId } = await inFlight()
    const code = await withApp(person, signInId)
    const confirmed = await confirmTotp(person, code, signInId, tester, DateTime.utc())
    assert.isTrue(confirmed.ok)
    const before = (await RecoveryCode.all()).map(({ id }) => id)
    const stale = await Account.findOrFail(person.id)
    await reset(person)

    const now = DateTime.utc()
    const removal = { factor: { totp: true as const }, keptSignInId: signInId, isRequired: false }
    const removed = await removeFactor(stale, removal, tester, now)
    assert.containsSubset(removed, { ok: false, code: 'not_signed_in' })
    const renewed = await renewRecoveryCodes(stale, signInId, tester, now)
    assert.containsSubset(renewed, { ok: false, code: 'not_signed_in' })
    assert.isNotNull((await TotpSecret.firstOrFail()).confirmedAt)
    assert.sameMembers(
      (await RecoveryCode.all()).map(({ id }) => id),
      before
    )
  })

  test('a password that the same sign-in changed is a wrong one, and staff who are disabled are out', async ({
    assert,
  }) => {
    const { person, signInId } = await inFlight()
    const stale = await Account.findOrFail(person.id)
    const change = { currentPassword: GOOD_PASSWORD, password: RESET, signInId }
    assert.isTrue((await changePassword(person, change, tester, DateTime.utc())).ok)
    const late = await changePassword(stale, { ...change, password: THIEF }, tester, DateTime.utc())
    assert.containsSubset(late, { ok: false, code: 'wrong_password' })

    const staff = await staffMember()
    const proof = { ...byPassword, factor: null }
    const signIn = await letStaffIn(staff, proof, tester, DateTime.utc())
    const asked = await Staff.findOrFail(staff.id)
    await Staff.query().where('id', staff.id).update({ disabled_at: DateTime.utc().toISO() })
    const begun = await beginTotp(asked, signIn!.id, tester, DateTime.utc())
    assert.isFalse(begun.ok)
    await Staff.query().where('id', staff.id).update({ disabled_at: null, password_hash: 'other' })
    assert.isNull(await letStaffIn(asked, proof, tester, DateTime.utc()))
  })

  test('nobody comes in without the factor that was set up meanwhile', async ({ assert }) => {
    const { person, signInId } = await inFlight()
    const proved = await Account.findOrFail(person.id)
    const code = await withApp(person, signInId)
    await confirmTotp(person, code, signInId, tester, DateTime.utc())
    assert.isNull(await letIn(proved, byPassword, tester, DateTime.utc()))
    const both = { ...byPassword, factor: 'totp' as const }
    assert.isNotNull(await letIn(proved, both, tester, DateTime.utc()))
    await Account.query().where('id', person.id).update({ email: 'moved@elsewhere.example' })
    assert.isNull(await letIn(proved, both, tester, DateTime.utc()))
  })
})

/** A client with an owner whose request is under way, and the invited, active and other people. */
async function owners() {
  const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
  const { account, membership } = await activate(client)
  await addPerson(client, 'owner')
  const viewer = (await addPerson(client, 'viewer')).membership
  const asker = (await letIn(account, byPassword, tester, DateTime.utc())) as Reader
  const invited = await inviteTeammate(
    asker,
    { name: null, email: 'waiting@kestrel.example', role: 'viewer' },
    tester,
    DateTime.utc()
  )
  if (!invited.ok) throw new Error(invited.code)
  const waiting = await Membership.findOrFail(invited.value)
  const { link } = await linkFor(invoice)
  return { asker, membership, viewer, waiting, link }
}

async function all({ asker, viewer, waiting, link }: Awaited<ReturnType<typeof owners>>) {
  const now = DateTime.utc()
  const draft = { name: null, email: 'friend@elsewhere.example', role: 'owner' as const }
  return [
    await inviteTeammate(asker, draft, tester, now),
    await changeRole(viewer, { role: 'owner', by: asker }, tester, now),
    await disableMember(viewer, asker, tester, now),
    await resendInvite(waiting, asker, tester, now),
    await revokeGivenLink(link, asker, tester, now),
  ]
}

async function nothingDone({ viewer, link }: Awaited<ReturnType<typeof owners>>) {
  await viewer.refresh()
  await link.refresh()
  return {
    role: viewer.role,
    state: viewer.state,
    revokedAt: link.revokedAt,
    invites: (await OutboxMail.query().where('kind', 'invite')).length,
    strangers: (await Account.query().where('email', 'friend@elsewhere.example')).length,
  }
}

const UNTOUCHED = { role: 'viewer', state: 'active', revokedAt: null, invites: 1, strangers: 0 }

test.group('An owner who is removed while a request is under way', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('invites, promotes and removes nobody, and revokes nothing', async ({ assert }) => {
    const world = await owners()
    await disableMember(world.membership, 'staff', tester, DateTime.utc())
    const answers = await all(world)
    assert.isTrue(answers.every(({ ok }) => !ok))
    assert.deepEqual(await nothingDone(world), UNTOUCHED)
  })

  test('nor does one who is no owner any more, or whose sign-in ended', async ({ assert }) => {
    const world = await owners()
    await changeRole(world.membership, { role: 'viewer', by: world.asker }, tester, DateTime.utc())
    for (const answer of await all(world)) {
      assert.containsSubset(answer, { ok: false, code: 'not_allowed' })
    }
    await Membership.query().where('id', world.membership.id).update({ role: 'owner' })
    await world.asker.signIn.refresh()
    await world.asker.signIn.merge({ endedAt: DateTime.utc(), endReason: 'revoked' }).save()
    assert.isTrue((await all(world)).every(({ ok }) => !ok))
    assert.deepEqual(await nothingDone(world), UNTOUCHED)
  })

  test('but one who still is does all of it', async ({ assert }) => {
    const world = await owners()
    assert.isTrue((await all(world)).every(({ ok }) => ok))
  })
})
