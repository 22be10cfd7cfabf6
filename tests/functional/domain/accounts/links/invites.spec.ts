import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'
import { writeTransaction } from '#database/write_transaction'
import { acceptInvite } from '#domain/accounts/links/accept_invite'
import { inviteMemberships } from '#domain/accounts/links/invite_memberships'
import { lookAtInvite } from '#domain/accounts/links/look_at_invite'
import { renewInvite } from '#domain/accounts/links/renew_invite'
import { hashSecret, issueToken } from '#domain/accounts/links/secret_tokens'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { signIn } from '#domain/accounts/sign_ins/sign_in'
import { openSecrets } from '#mails/secret_params'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import SecretToken from '#models/secret_token'
import SignIn from '#models/sign_in'
import { truncate } from '#tests/support/database'
import {
  GOOD_PASSWORD,
  NOW,
  openActiveClient,
  openTestClient,
  tester,
  visitor,
} from '#tests/support/people'

/** The link of the newest invite, as its mail will carry it. */
async function newestSecret(): Promise<string> {
  const mail = await OutboxMail.query().where('kind', 'invite').orderBy('id', 'desc').firstOrFail()
  return openSecrets(encryption, mail.secretParams).token
}

/** Everybody who has no valid link yet, as the job does it. */
function invitePending(now = NOW, { dryRun = false } = {}) {
  return writeTransaction(async (trx) => {
    const all = await Membership.query({ client: trx }).whereIn('state', ['not_invited', 'invited'])
    const ids = all.map(({ id }) => id)
    return inviteMemberships(trx, ids, { actor: tester, now, chosen: 'pending', dryRun })
  })
}

const always = () => Promise.resolve(true)

test.group('Inviting', (group) => {
  group.each.setup(() => truncate())

  test('marks the membership, keeps only the hash of the link and queues mail and job at once', async ({
    assert,
  }) => {
    const { membership, account } = await openTestClient()
    const reports = await sendInvites({ memberships: [membership.id] }, tester, NOW)

    assert.deepEqual(
      reports.map(({ outcome, email }) => ({ outcome, email })),
      [{ outcome: 'sent', email: 'accounts@kestrelbay.example' }]
    )
    assert.equal((await Membership.findOrFail(membership.id)).state, 'invited')

    const secret = await newestSecret()
    assert.match(secret, /^[\w-]{43}$/)
    const token = await SecretToken.findByOrFail('accountId', account.id)
    assert.equal(token.tokenHash, hashSecret(secret))
    assert.equal(token.expiresAt.toISO(), NOW.plus({ days: 7 }).toISO())

    const mail = await OutboxMail.firstOrFail()
    assert.notInclude(mail.secretParams!, secret)
    assert.notInclude(JSON.stringify(mail.params), secret)
    const jobs = await db.from('queue_jobs').select('data')
    assert.lengthOf(jobs, 1)
    assert.deepInclude(JSON.parse(jobs[0].data), {
      name: 'send_mail',
      payload: { mailId: mail.id },
    })
    assert.notInclude(jobs[0].data, secret)
  })

  test('says who has no address, who is active already and who is disabled, and mails none of them', async ({
    assert,
  }) => {
    const nobody = await openTestClient({ billingEmail: null })
    const active = await openActiveClient({ billingEmail: 'b@example.org' })
    const off = await openTestClient({ billingEmail: 'c@example.org' })
    await Membership.query().where('id', off.membership.id).update({ state: 'disabled' })

    const ids = [nobody, active, off].map(({ membership }) => membership.id)
    const reports = await sendInvites({ memberships: [...ids, 9999] }, tester, NOW)
    assert.deepEqual(
      reports.map(({ outcome }) => outcome),
      ['no_address', 'already_active', 'disabled', 'not_found']
    )
    assert.equal(
      await OutboxMail.query()
        .count('* as n')
        .pojo()
        .then(([row]) => Number((row as { n: number }).n)),
      0
    )
  })

  test('pending means not invited yet or with an expired link, and running it twice mails once', async ({
    assert,
  }) => {
    await openTestClient()
    await openActiveClient({ billingEmail: 'b@example.org' })

    const first = await invitePending()
    const again = await invitePending()
    const later = await invitePending(NOW.plus({ days: 8 }))
    assert.deepEqual(
      [first, again, later].map((reports) => reports.map(({ outcome }) => outcome)),
      [['sent'], ['link_still_valid'], ['sent']]
    )
  })

  test('two runs of pending at the same moment send one link to each', async ({ assert }) => {
    for (const name of ['a', 'b', 'c']) {
      await openTestClient({ name, billingEmail: `${name}@example.org` })
    }
    const runs = await Promise.all([1, 2, 3].map(() => invitePending()))
    const outcomes = runs.flat().map(({ outcome }) => outcome)
    assert.lengthOf(
      outcomes.filter((outcome) => outcome === 'sent'),
      3
    )
    assert.lengthOf(await SecretToken.query().whereNull('voided_at'), 3)
    assert.lengthOf(await OutboxMail.query().where('kind', 'invite'), 3)
  })

  test('a dry run tells the same and writes nothing', async ({ assert }) => {
    const { membership } = await openTestClient()
    const reports = await invitePending(NOW, { dryRun: true })
    assert.equal(reports[0].outcome, 'sent')
    assert.equal((await Membership.findOrFail(membership.id)).state, 'not_invited')
    assert.isNull(await OutboxMail.first())
    assert.isNull(await SecretToken.first())
  })

  test('a newer invite voids the older link', async ({ assert }) => {
    const { membership } = await openTestClient()
    await sendInvites({ memberships: [membership.id] }, tester, NOW)
    const older = await newestSecret()
    await sendInvites({ memberships: [membership.id] }, tester, NOW)

    assert.deepInclude(await lookAtInvite(older, NOW), { ok: false, code: 'link_expired' })
    assert.isTrue((await lookAtInvite(await newestSecret(), NOW)).ok)
  })
})

test.group('Accepting an invite', (group) => {
  group.each.setup(() => truncate())

  async function invited() {
    const opened = await openTestClient()
    await sendInvites({ memberships: [opened.membership.id] }, tester, NOW)
    return { ...opened, secret: await newestSecret() }
  }

  test('looking shows who invites whom, any number of times', async ({ assert }) => {
    const { secret } = await invited()
    for (let times = 0; times < 3; times++) {
      const look = await lookAtInvite(secret, NOW)
      assert.isTrue(look.ok)
      assert.deepInclude(look.ok && look.value, {
        clientName: 'Kestrel Bay Coffee',
        name: 'Meera Nair',
        email: 'accounts@kestrelbay.example',
      })
    }
  })

  test('sets the password exactly as typed, spaces and all, and opens the membership', async ({
    assert,
  }) => {
    const { secret, membership } = await invited()
    const typed = '  Ünïcode päss phrase 🛶 '
    assert.deepInclude(await acceptInvite(secret, typed, visitor, NOW), { ok: true })

    const accepted = await Membership.query()
      .where('id', membership.id)
      .preload('account')
      .firstOrFail()
    assert.equal(accepted.state, 'active')
    assert.equal(accepted.account.emailVerifiedAt?.toISO(), NOW.toISO())
    assert.isTrue((await signIn(as('ACCOUNTS@kestrelbay.example', typed), visitor, NOW)).ok)
    assert.isFalse((await signIn(as('accounts@kestrelbay.example', typed.trim()), visitor, NOW)).ok)
  })

  test('works once, also when two requests bring the link at the same moment', async ({
    assert,
  }) => {
    const { secret } = await invited()
    const both = await Promise.all([
      acceptInvite(secret, 'first of two passwords', visitor, NOW),
      acceptInvite(secret, 'second of two passwords', visitor, NOW),
    ])
    assert.lengthOf(
      both.filter(({ ok }) => ok),
      1
    )
    assert.lengthOf(
      both.filter((one) => !one.ok && one.code === 'link_used'),
      1
    )
    assert.deepInclude(await acceptInvite(secret, GOOD_PASSWORD, visitor, NOW), {
      ok: false,
      code: 'link_used',
    })
  })

  test('refuses an expired, an unknown and a malformed link, and changes nothing', async ({
    assert,
  }) => {
    const { secret, membership } = await invited()
    const late = NOW.plus({ days: 7 })
    for (const [link, at] of [
      [secret, late],
      ['A'.repeat(43), NOW],
      ["' or 1=1 --", NOW],
      ['', NOW],
      ['x'.repeat(100_000), NOW],
    ] as const) {
      assert.deepInclude(await acceptInvite(link, GOOD_PASSWORD, visitor, at), {
        ok: false,
        code: 'link_expired',
      })
    }
    assert.equal((await Membership.findOrFail(membership.id)).state, 'invited')
  })

  test('a weak password leaves the link usable', async ({ assert }) => {
    const { secret } = await invited()
    for (const [password, code] of [
      ['too short', 'password_too_short'],
      ['passwordpassword', 'password_common'],
      ['kestrelbaycoffee1', 'password_from_name'],
    ]) {
      assert.deepInclude(await acceptInvite(secret, password, visitor, NOW), { ok: false, code })
    }
    assert.isTrue((await acceptInvite(secret, GOOD_PASSWORD, visitor, NOW)).ok)
  })

  test('leaves the password, sign-ins and other links of somebody who has a password as they are', async ({
    assert,
  }) => {
    const { account } = await openActiveClient()
    const inside = await signIn(as(account.email!, GOOD_PASSWORD), visitor, NOW)
    assert.isTrue(inside.ok)
    const holder = { accountId: account.id, membershipId: null, email: account.email! }
    await writeTransaction((trx) => issueToken(trx, 'password_reset', holder, NOW))
    const second = await openTestClient({ name: 'Heron Mill' })
    assert.equal(second.account.id, account.id)
    await sendInvites({ memberships: [second.membership.id] }, tester, NOW)
    const secret = await newestSecret()
    const look = await lookAtInvite(secret, NOW)
    assert.deepInclude(look.ok && look.value, { hasPassword: true, clientName: 'Heron Mill' })

    const before = await db.from('accounts').where('id', account.id).first()
    assert.deepInclude(await acceptInvite(secret, 'a thief chose these words', visitor, NOW), {
      ok: false,
      code: 'password_not_wanted',
    })
    assert.equal((await Membership.findOrFail(second.membership.id)).state, 'invited')

    assert.isTrue((await acceptInvite(secret, null, visitor, NOW)).ok)
    assert.equal((await Membership.findOrFail(second.membership.id)).state, 'active')
    const after = await db.from('accounts').where('id', account.id).first()
    assert.equal(after.password_hash, before.password_hash)
    assert.deepEqual(after.password_set_at, before.password_set_at)
    assert.isNotNull(after.email_verified_at)
    assert.lengthOf(await SignIn.query().whereNull('ended_at'), 1)
    const [reset] = await SecretToken.query().where('purpose', 'password_reset')
    assert.isNull(reset.voidedAt)

    assert.deepInclude(await acceptInvite(secret, null, visitor, NOW), { code: 'link_used' })
  })

  test('somebody new has to choose a password, and may then', async ({ assert }) => {
    const { secret, membership } = await invited()
    const look = await lookAtInvite(secret, NOW)
    assert.isFalse(look.ok && look.value.hasPassword)
    assert.deepInclude(await acceptInvite(secret, null, visitor, NOW), {
      ok: false,
      code: 'password_missing',
    })
    assert.equal((await Membership.findOrFail(membership.id)).state, 'invited')
    assert.isTrue((await acceptInvite(secret, GOOD_PASSWORD, visitor, NOW)).ok)
  })

  test('two invites of somebody new, taken at once: one password, and nobody replaces it', async ({
    assert,
  }) => {
    const { secret } = await invited()
    const second = await openTestClient({ name: 'Heron Mill' })
    await sendInvites({ memberships: [second.membership.id] }, tester, NOW)
    const other = await newestSecret()
    const both = await Promise.all([
      acceptInvite(secret, 'first of two passwords', visitor, NOW),
      acceptInvite(other, 'second of two passwords', visitor, NOW),
    ])
    assert.lengthOf(
      both.filter(({ ok }) => ok),
      1
    )
    for (const [index, password] of [
      'first of two passwords',
      'second of two passwords',
    ].entries()) {
      const entered = await signIn(as('accounts@kestrelbay.example', password), visitor, NOW)
      assert.equal(entered.ok, both[index].ok)
    }
  })

  test('a membership that staff disabled in the meantime stays closed', async ({ assert }) => {
    const { secret, membership } = await invited()
    await Membership.query().where('id', membership.id).update({ state: 'disabled' })
    assert.deepInclude(await acceptInvite(secret, GOOD_PASSWORD, visitor, NOW), {
      ok: false,
      code: 'link_expired',
    })
    assert.equal((await Membership.findOrFail(membership.id)).state, 'disabled')
  })

  test('an address changed since the invite does not verify the new one', async ({ assert }) => {
    const { secret, account } = await invited()
    await db.from('accounts').where('id', account.id).update({ email: 'other@example.org' })
    assert.deepInclude(await acceptInvite(secret, GOOD_PASSWORD, visitor, NOW), {
      ok: false,
      code: 'link_expired',
    })
  })

  test('a new link goes to the address on file, whatever state the old one is in', async ({
    assert,
  }) => {
    const { secret } = await invited()
    await renewInvite(secret, always, visitor, NOW.plus({ days: 30 }))
    const mails = await OutboxMail.query().orderBy('id')
    assert.deepEqual(
      mails.map(({ toEmail, kind }) => `${kind} ${toEmail}`),
      ['invite accounts@kestrelbay.example', 'invite accounts@kestrelbay.example']
    )
    assert.isTrue((await lookAtInvite(await newestSecret(), NOW.plus({ days: 30 }))).ok)

    await renewInvite('A'.repeat(43), always, visitor, NOW)
    assert.lengthOf(await OutboxMail.all(), 2)
  })
})

function as(email: string, password: string) {
  return { email, password, replacesId: null }
}
