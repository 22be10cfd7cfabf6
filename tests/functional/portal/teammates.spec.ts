import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import SignIn from '#models/sign_in'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient, openPortal } from '#tests/support/people'
import { addPerson, PASSWORD } from '#tests/support/portal_world'
import { PortalBrowser } from '#tests/support/portal_browser'

const API = '/api/v1/client-portal'
const EMAIL = 'accounts@kestrelbay.example'
const COLLEAGUE = 'priya@kestrelbay.example'

const browse = () => new PortalBrowser()

const invite = (browser: PortalBrowser, draft: Record<string, unknown>) =>
  browser.send('POST', `${API}/teammates`, draft)
const list = async (browser: PortalBrowser) => (await browser.get(`${API}/teammates`)).body.data
const remove = (browser: PortalBrowser, id: string) =>
  browser.send('DELETE', `${API}/teammates/${id}`)
const giveRole = (browser: PortalBrowser, id: string, role: string) =>
  browser.send('PATCH', `${API}/teammates/${id}`, { role })

async function inviteLink(to: string): Promise<string> {
  const mail = await OutboxMail.query()
    .where({ kind: 'invite', toEmail: to })
    .orderBy('id', 'desc')
    .firstOrFail()
  return openSecrets(encryption, mail.secretParams).token
}

const accept = (token: string) =>
  browse().send('PUT', `${API}/invites/${token}`, { password: PASSWORD })

async function world() {
  const opened = await openActiveClient()
  const owner = await browse().signIn(EMAIL, GOOD_PASSWORD)
  return { ...opened, owner }
}

test.group('Teammates', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('are listed for owners, with what may be done with each', async ({ assert }) => {
    const { client, owner } = await world()
    const viewer = await addPerson(client, 'viewer')
    await browse().signIn(viewer.email, PASSWORD)

    const { status, body } = await owner.get(`${API}/teammates`)
    assert.equal(status, 200)
    const [self, other] = body.data
    assert.deepInclude(self, {
      name: 'Meera Nair',
      email: EMAIL,
      role: 'owner',
      state: 'active',
      isYou: true,
      can: { changeRole: false, remove: false, resend: false },
    })
    assert.deepInclude(other, {
      id: viewer.membership.publicId,
      role: 'viewer',
      isYou: false,
      can: { changeRole: true, remove: true, resend: false },
    })
    assert.isNotNull(other.lastSignedInAt)
  })

  test('are nothing to payers and viewers, whatever they ask', async ({ assert }) => {
    const { client, membership } = await world()
    for (const role of ['payer', 'viewer'] as const) {
      const { email } = await addPerson(client, role)
      const browser = await browse().signIn(email, PASSWORD)
      const id = membership.publicId
      const answers = [
        await browser.get(`${API}/teammates`),
        await invite(browser, { email: COLLEAGUE, role: 'owner' }),
        await giveRole(browser, id, 'viewer'),
        await remove(browser, id),
        await browser.send('POST', `${API}/teammates/${id}/invites`, {}),
      ]
      assert.deepEqual(
        answers.map(({ status }) => status),
        [403, 403, 403, 403, 403]
      )
    }
    assert.isNull(await Account.findBy('email', COLLEAGUE))
  })

  test('are invited, take the invite, and are there', async ({ assert }) => {
    const { owner } = await world()
    const { status, body } = await invite(owner, {
      name: 'Priya',
      email: ` ${COLLEAGUE.toUpperCase()} `,
      role: 'payer',
    })
    assert.equal(status, 201)
    assert.deepInclude(body.data, {
      name: null,
      email: COLLEAGUE,
      role: 'payer',
      state: 'invited',
      lastSignedInAt: null,
      can: { changeRole: true, remove: true, resend: true },
    })
    assert.equal((await accept(await inviteLink(COLLEAGUE))).status, 204)
    const browser = await browse().signIn(COLLEAGUE, PASSWORD)
    assert.equal((await browser.get(`${API}/invoices`)).status, 200)
    const [, priya] = await list(owner)
    assert.deepInclude(priya, { name: 'Priya', state: 'active' })

    const again = await invite(owner, { email: COLLEAGUE, role: 'viewer' })
    assert.deepInclude(again.body, { status: 409, type: 'already-teammate' })
    const actions = await AuditEvent.query().where('actorRole', 'owner').orderBy('id')
    assert.includeMembers(
      actions.map(({ action }) => action),
      ['membership.opened', 'invite.sent']
    )
  })

  test('with an account elsewhere look like those without, until they take the invite', async ({
    assert,
  }) => {
    const { owner } = await world()
    const elsewhere = {
      name: 'Heron Mill',
      contactName: 'Tom Aas',
      billingEmail: 'tom@heron.example',
    }
    await openActiveClient(elsewhere)
    await browse().signIn('tom@heron.example', GOOD_PASSWORD)

    const known = await invite(owner, { name: 'T', email: 'tom@heron.example', role: 'viewer' })
    const unknown = await invite(owner, { name: 'P', email: COLLEAGUE, role: 'viewer' })
    assert.equal(known.status, unknown.status)
    const strip = ({ id: _id, email: _email, invitedAt: _at, ...rest }: any) => rest
    assert.deepEqual(strip(known.body.data), strip(unknown.body.data))
    const { body } = await owner.get(`${API}/activity`)
    assert.notInclude(JSON.stringify(body), 'Tom Aas')
    assert.equal((await Account.findByOrFail('email', 'tom@heron.example')).name, 'Tom Aas')
  })

  test('are invited twice: one membership, the newest link and role', async ({ assert }) => {
    const { client, owner } = await world()
    await invite(owner, { email: COLLEAGUE, role: 'viewer' })
    const older = await inviteLink(COLLEAGUE)
    assert.equal((await invite(owner, { email: COLLEAGUE, role: 'payer' })).status, 201)
    const memberships = await Membership.query().where('clientId', client.id).orderBy('id')
    assert.deepEqual(
      memberships.map(({ role }) => role),
      ['owner', 'payer']
    )
    assert.deepInclude((await accept(older)).body, { status: 410, type: 'link-expired' })
    assert.equal((await accept(await inviteLink(COLLEAGUE))).status, 204)
  })

  test('invited by two owners at the same moment are one', async ({ assert }) => {
    const { client, owner } = await world()
    const { email } = await addPerson(client, 'owner')
    const other = await browse().signIn(email, PASSWORD)
    const answers = await Promise.all(
      [owner, other, owner, other].map((one) => invite(one, { email: COLLEAGUE, role: 'viewer' }))
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201]
    )
    assert.lengthOf(await Account.query().where('email', COLLEAGUE), 1)
    assert.lengthOf(await Membership.query().where('clientId', client.id), 3)
  })

  test('get another role at once, and sign in again for it', async ({ assert }) => {
    const { client, owner } = await world()
    const { email, membership } = await addPerson(client, 'owner')
    const browser = await browse().signIn(email, PASSWORD)
    const { status, body } = await giveRole(owner, membership.publicId, 'viewer')
    assert.equal(status, 200)
    assert.deepInclude(body.data, { role: 'viewer' })
    assert.equal((await browser.get(`${API}/profile`)).status, 401)
    assert.equal(
      (await SignIn.findByOrFail('membershipId', membership.id)).endReason,
      'access_changed'
    )

    await browser.signIn(email, PASSWORD)
    assert.equal((await browser.get(`${API}/teammates`)).status, 403)
    const row = await AuditEvent.findByOrFail('action', 'membership.role_changed')
    assert.deepEqual(row.details, { before: 'owner', after: 'viewer' })
    // The same role again changes nothing.
    assert.equal((await giveRole(owner, membership.publicId, 'viewer')).status, 200)
    assert.equal((await browser.get(`${API}/profile`)).status, 200)
  })

  test('are removed at once, go on for other clients, and may be invited again', async ({
    assert,
  }) => {
    const { client, owner } = await world()
    const { email, account, membership } = await addPerson(client, 'payer')
    const { client: heron } = await openActiveClient({
      name: 'Heron Mill',
      billingEmail: 'office@heron.example',
    })
    await Membership.create({
      publicId: 'H'.repeat(22),
      clientId: heron.id,
      accountId: account.id,
      role: 'viewer',
      state: 'active',
    })
    const here = await browse().signIn(email, PASSWORD)
    const there = await browse().signIn(email, PASSWORD)
    await there.send('PUT', `${API}/session/membership`, { membership: 'H'.repeat(22) })

    assert.equal((await remove(owner, membership.publicId)).status, 204)
    assert.equal((await here.get(`${API}/profile`)).status, 401)
    assert.equal((await there.get(`${API}/profile`)).status, 200)
    const back = await there.send('PUT', `${API}/session/membership`, {
      membership: membership.publicId,
    })
    assert.equal(back.status, 404)
    await here.signIn(email, PASSWORD)
    const { body } = await here.get(`${API}/bootstrap`)
    assert.equal(body.data.account.membership.client.name, 'Heron Mill')

    assert.lengthOf(await list(owner), 1)
    assert.equal((await giveRole(owner, membership.publicId, 'owner')).status, 404)
    assert.equal((await remove(owner, membership.publicId)).status, 404)

    assert.equal((await invite(owner, { email, role: 'viewer' })).status, 201)
    const [, again] = await list(owner)
    assert.deepInclude(again, {
      id: membership.publicId,
      role: 'viewer',
      state: 'invited',
      name: null,
    })
    // Until the invite is taken nothing is open again.
    assert.equal((await here.get(`${API}/bootstrap`)).body.data.account.memberships.length, 1)
  })

  test('whom the company disabled are not invited back by colleagues', async ({ assert }) => {
    const { client, owner } = await world()
    const { email, membership } = await addPerson(client, 'payer')
    await membership.merge({ state: 'disabled', disabledBy: 'staff' }).save()
    const refused = await invite(owner, { email, role: 'payer' })
    assert.deepInclude(refused.body, { status: 409, type: 'access-disabled' })
    assert.deepInclude((await giveRole(owner, membership.publicId, 'owner')).body, {
      type: 'access-disabled',
    })
    const resent = await owner.send('POST', `${API}/teammates/${membership.publicId}/invites`, {})
    assert.deepInclude(resent.body, { status: 409, type: 'access-disabled' })
    // Removing them does not make them the client's own to invite again.
    await remove(owner, membership.publicId)
    assert.equal((await invite(owner, { email, role: 'payer' })).status, 409)
    const [, shown] = await list(owner)
    assert.deepInclude(shown, {
      state: 'disabled',
      can: { changeRole: false, remove: false, resend: false },
    })
  })

  test('keep one active owner, also when two owners remove each other at the same moment', async ({
    assert,
  }) => {
    const { client, membership, owner } = await world()
    assert.deepInclude((await remove(owner, membership.publicId)).body, {
      status: 409,
      type: 'last-owner',
    })
    assert.deepInclude((await giveRole(owner, membership.publicId, 'payer')).body, {
      status: 409,
      type: 'last-owner',
    })

    const second = await addPerson(client, 'owner')
    const other = await browse().signIn(second.email, PASSWORD)
    await Promise.all([
      remove(owner, second.membership.publicId),
      giveRole(other, membership.publicId, 'viewer'),
    ])
    const owners = Membership.query().where({ clientId: client.id, role: 'owner', state: 'active' })
    assert.lengthOf(await owners, 1)
  })

  test('an owner may step down oneself and goes on with what is left', async ({ assert }) => {
    const { client, membership, owner } = await world()
    await addPerson(client, 'owner')
    assert.equal((await giveRole(owner, membership.publicId, 'viewer')).status, 200)
    assert.equal((await owner.get(`${API}/profile`)).status, 200)
    assert.equal((await owner.get(`${API}/teammates`)).status, 403)
  })

  test('get their invite again, with a link that voids the older', async ({ assert }) => {
    const { owner, membership } = await world()
    const { body } = await invite(owner, { email: COLLEAGUE, role: 'viewer' })
    const older = await inviteLink(COLLEAGUE)
    const again = await owner.send('POST', `${API}/teammates/${body.data.id}/invites`, {})
    assert.equal(again.status, 202)
    assert.equal((await accept(older)).status, 410)
    assert.equal((await accept(await inviteLink(COLLEAGUE))).status, 204)
    const late = await owner.send('POST', `${API}/teammates/${membership.publicId}/invites`, {})
    assert.deepInclude(late.body, { status: 409, type: 'already-active' })
  })

  test('of another client are not there', async ({ assert }) => {
    const { owner } = await world()
    const { membership: foreign } = await openActiveClient({
      name: 'Heron Mill',
      billingEmail: 'office@heron.example',
    })
    const answers = [
      await giveRole(owner, foreign.publicId, 'viewer'),
      await remove(owner, foreign.publicId),
      await owner.send('POST', `${API}/teammates/${foreign.publicId}/invites`, {}),
    ]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404]
    )
    assert.equal((await Membership.findOrFail(foreign.id)).state, 'active')
  })

  test('invites are limited, and take only what they know', async ({ assert }) => {
    const { owner } = await world()
    for (const draft of [
      { email: 'nonsense', role: 'viewer' },
      { email: COLLEAGUE, role: 'admin' },
      { email: COLLEAGUE },
      { email: COLLEAGUE, role: 'viewer', state: 'active' },
      { email: COLLEAGUE, role: 'viewer', name: 'a\r\nBcc: x@y.example' },
      { email: [COLLEAGUE], role: 'viewer' },
      { email: COLLEAGUE, role: { toString: 'owner' } },
      { email: COLLEAGUE, role: 'viewer', name: 'x'.repeat(101) },
    ]) {
      assert.equal((await invite(owner, draft)).status, 422, JSON.stringify(draft))
    }
    assert.isNull(await Account.findBy('email', COLLEAGUE))

    let last = 0
    for (let n = 0; n < 31 && last !== 429; n++) {
      last = (await invite(owner, { email: COLLEAGUE, role: 'viewer' })).status
    }
    assert.equal(last, 429)
  }).timeout(60_000)
})
