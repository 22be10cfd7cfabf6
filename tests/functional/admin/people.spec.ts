import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient, openPortal, openTestClient } from '#tests/support/people'
import { addPerson, PASSWORD } from '#tests/support/portal_world'
import { PortalBrowser } from '#tests/support/portal_browser'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const API = '/api/v1/client-portal'
const EMAIL = 'accounts@kestrelbay.example'

const browse = () => new PortalBrowser()

async function inviteLink(): Promise<string> {
  const mail = await OutboxMail.query().where('kind', 'invite').orderBy('id', 'desc').firstOrFail()
  return openSecrets(encryption, mail.secretParams).token
}

const accept = (link: string) =>
  browse().send('PUT', `${API}/invites/${link}`, { password: PASSWORD })

const actions = async () =>
  (await AuditEvent.query().where('actorType', 'staff').orderBy('id'))
    .map(({ action }) => action)
    .filter((action) => !action.startsWith('token.'))

test.group('The people of a client, for staff', (group) => {
  let token: string
  const ask = (method: string, path: string, body?: unknown) =>
    adminRequest(method, path, { token, body })

  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
  })

  test('are listed with role, state and when they were here last', async ({ assert }) => {
    const { client } = await openActiveClient()
    await browse().signIn(EMAIL, GOOD_PASSWORD)
    const { status, body } = await ask('GET', `/clients/${client.publicId}/accounts`)
    assert.equal(status, 200)
    assert.lengthOf(body.data, 1)
    assert.deepInclude(body.data[0], {
      role: 'owner',
      state: 'active',
      isLastOwner: true,
      disabledBy: null,
      client: { id: client.publicId, name: 'Kestrel Bay Coffee' },
    })
    assert.equal(body.data[0].account.email, EMAIL)
    assert.isNotNull(body.data[0].lastSignedInAt)
    assert.notInclude(JSON.stringify(body), 'argon2')
    assert.equal((await ask('GET', `/clients/${'A'.repeat(22)}/accounts`)).status, 404)
  })

  test('are opened, not invited; asked again there is nobody new', async ({ assert }) => {
    const { client } = await openActiveClient()
    const path = `/clients/${client.publicId}/accounts`
    const draft = { name: 'Priya Shah', email: 'PRIYA@kestrelbay.example', role: 'payer' }
    const first = await ask('POST', path, draft)
    assert.equal(first.status, 201)
    assert.deepInclude(first.body.data, { role: 'payer', state: 'not_invited' })
    const again = await ask('POST', path, { ...draft, role: 'owner' })
    assert.equal(again.status, 200)
    assert.deepEqual(again.body, first.body)
    assert.isNull(await OutboxMail.first())
    assert.deepEqual(await actions(), ['membership.opened'])

    for (const bad of [
      { ...draft, email: 'nonsense' },
      { ...draft, role: 'staff' },
      { ...draft, password: 'chosen by staff' },
      { email: 'a@b.example', role: 'payer' },
      { ...draft, name: ['a'] },
    ]) {
      assert.equal((await ask('POST', path, bad)).status, 422, JSON.stringify(bad))
    }
  })

  test('are one account at several clients', async ({ assert }) => {
    await openActiveClient()
    const { client } = await openTestClient({ name: 'Heron Mill', billingEmail: 'a@heron.example' })
    const draft = { name: 'Somebody Else', email: EMAIL, role: 'viewer' }
    const { status, body } = await ask('POST', `/clients/${client.publicId}/accounts`, draft)
    assert.equal(status, 201)
    assert.equal(body.data.account.name, 'Meera Nair')
    assert.lengthOf(await Account.query().where('email', EMAIL), 1)
    assert.lengthOf(await Membership.all(), 3)
  })

  test('are disabled at once at one client, and enabled as they were', async ({ assert }) => {
    const { client, membership } = await openActiveClient()
    await addPerson(client, 'owner')
    const browser = await browse().signIn(EMAIL, GOOD_PASSWORD)
    const path = `/memberships/${membership.publicId}/disabling`

    for (let times = 0; times < 2; times++) assert.equal((await ask('PUT', path)).status, 204)
    assert.equal((await browser.get(`${API}/profile`)).status, 401)
    const signIn = { email: EMAIL, password: GOOD_PASSWORD }
    assert.equal((await browse().send('POST', `${API}/session`, signIn)).status, 401)

    for (let times = 0; times < 2; times++) assert.equal((await ask('DELETE', path)).status, 204)
    assert.equal((await browser.get(`${API}/profile`)).status, 401)
    await browse().signIn(EMAIL, GOOD_PASSWORD)
    assert.deepEqual(await actions(), ['membership.disabled', 'membership.enabled'])
  })

  test('even the last owner is disabled, and an invite that is out is void', async ({ assert }) => {
    const { membership } = await openTestClient()
    const path = `/memberships/${membership.publicId}`
    assert.equal((await ask('POST', `${path}/invite`)).status, 202)
    const link = await inviteLink()
    assert.equal((await ask('PUT', `${path}/disabling`)).status, 204)
    assert.equal((await accept(link)).status, 410)
    assert.deepInclude((await ask('POST', `${path}/invite`)).body, {
      status: 409,
      type: 'access-disabled',
    })
    assert.equal((await ask('DELETE', `${path}/disabling`)).status, 204)
    assert.equal((await Membership.findOrFail(membership.id)).state, 'not_invited')
    assert.equal((await accept(link)).status, 410)
  })

  test('what colleagues removed the company may make its own', async ({ assert }) => {
    const { client, membership } = await openActiveClient()
    await addPerson(client, 'owner')
    await membership.merge({ state: 'disabled', disabledBy: 'account' }).save()
    await ask('PUT', `/memberships/${membership.publicId}/disabling`)
    assert.equal((await Membership.findOrFail(membership.id)).disabledBy, 'staff')
  })

  test('an invite is sent again, which voids the older, and taken back', async ({ assert }) => {
    const { membership } = await openTestClient()
    const path = `/memberships/${membership.publicId}/invite`
    assert.deepInclude((await ask('DELETE', path)).body, { status: 409, type: 'not-invited' })
    await ask('POST', path)
    const older = await inviteLink()
    await ask('POST', path)
    const newer = await inviteLink()
    assert.equal((await accept(older)).body.type, 'link-expired')
    assert.equal((await browse().get(`${API}/invites/${newer}`)).status, 200)

    assert.equal((await ask('DELETE', path)).status, 204)
    assert.equal((await accept(newer)).body.type, 'link-expired')
    await browse().send('POST', `${API}/invites/${newer}/renewal`)
    assert.lengthOf(await OutboxMail.all(), 2)
    assert.deepEqual(await actions(), ['invite.sent', 'invite.sent', 'invite.revoked'])

    await ask('POST', path)
    assert.equal((await accept(await inviteLink())).status, 204)
    assert.deepInclude((await ask('POST', path)).body, { status: 409, type: 'already-active' })
  })

  test('without an address cannot be invited', async ({ assert }) => {
    const { membership } = await openTestClient({ billingEmail: null })
    const { body } = await ask('POST', `/memberships/${membership.publicId}/invite`)
    assert.deepInclude(body, { status: 409, type: 'no-address' })
  })

  test('are signed out on every device', async ({ assert }) => {
    const { membership } = await openActiveClient()
    const desk = await browse().signIn(EMAIL, GOOD_PASSWORD)
    const phone = await browse().signIn(EMAIL, GOOD_PASSWORD)
    const { status, body } = await ask('DELETE', `/memberships/${membership.publicId}/sessions`)
    assert.equal(status, 200)
    assert.deepEqual(body.data, { ended: 2 })
    for (const browser of [desk, phone]) {
      assert.equal((await browser.get(`${API}/profile`)).status, 401)
    }
    await browse().signIn(EMAIL, GOOD_PASSWORD)
  })

  test('are changed by managers with the scope for it alone', async ({ assert }) => {
    const { client, membership } = await openActiveClient()
    const changes: [string, string, unknown?][] = [
      [
        'POST',
        `/clients/${client.publicId}/accounts`,
        { name: 'A', email: 'a@b.example', role: 'payer' },
      ],
      ['PUT', `/memberships/${membership.publicId}/disabling`],
      ['DELETE', `/memberships/${membership.publicId}/disabling`],
      ['POST', `/memberships/${membership.publicId}/invite`],
      ['DELETE', `/memberships/${membership.publicId}/invite`],
      ['DELETE', `/memberships/${membership.publicId}/sessions`],
    ]
    for (const weak of [
      await staffToken('viewer'),
      await staffToken('owner', { scopes: ['read', 'payments', 'invoices', 'settings', 'audit'] }),
    ]) {
      for (const [method, path, body] of changes) {
        const { status } = await adminRequest(method, path, { token: weak, body })
        assert.equal(status, 403, `${method} ${path}`)
      }
      const listed = await adminRequest('GET', `/clients/${client.publicId}/accounts`, {
        token: weak,
      })
      assert.equal(listed.status, 200)
    }
    assert.equal((await Membership.findOrFail(membership.id)).state, 'active')
    for (const [method, path, body] of changes.slice(1)) {
      const unknown = path.replace(membership.publicId, 'A'.repeat(22))
      assert.equal((await ask(method, unknown, body)).status, 404)
    }
  })
})
