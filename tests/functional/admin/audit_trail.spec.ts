import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import { Duration } from 'luxon'
import ApiToken from '#models/api_token'
import AuditEvent from '#models/audit_event'
import AuditPersonal from '#models/audit_personal'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { standingClock } from '#tests/support/test_clock'

const events = (action: string) => AuditEvent.query().where('action', action).orderBy('id')

test.group('What the audit log tells of API tokens and of refusals', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('a token is told when it is used, once an hour and place', async ({ assert }) => {
    const token = await staffToken('viewer')
    for (const path of ['/status', '/status', '/clients']) {
      assert.equal((await adminRequest('GET', path, { token })).status, 200)
    }
    const [used, ...more] = await events('token.used')
    assert.lengthOf(more, 0)
    assert.deepInclude(used.$attributes, {
      actorType: 'staff',
      actorRole: 'viewer',
      outcome: 'done',
      targetType: 'staff',
      targetId: used.actorId,
    })
    const { publicId } = await ApiToken.firstOrFail()
    assert.deepEqual(used.details, { name: 'test', token: publicId })
    const personal = await AuditPersonal.findByOrFail('eventId', used.id)
    assert.isString(personal.data.ip)

    await adminRequest('GET', '/status', { token: await staffToken('owner') })
    assert.lengthOf(await events('token.used'), 2)
  })

  test('what a role or scope does not allow is told, with who asked for what', async ({
    assert,
  }) => {
    const viewer = await staffToken('viewer')
    assert.equal((await adminRequest('PUT', '/portal-opening', { token: viewer })).status, 403)
    const narrow = await staffToken('owner', { scopes: ['read'] })
    assert.equal((await adminRequest('GET', '/audit-events', { token: narrow })).status, 403)

    const [byRole, byScope, ...more] = await events('access.refused')
    assert.lengthOf(more, 0)
    assert.deepInclude(byRole.$attributes, { actorRole: 'viewer', outcome: 'refused' })
    assert.deepEqual(byRole.details, { method: 'PUT', route: 'admin.portal_openings.update' })
    assert.equal(byScope.details.route, 'admin.audit_events.index')
  })

  test('what a token changed names it, and what of security and payments is now', async ({
    assert,
  }) => {
    const token = await staffToken('owner')
    const { publicId } = await ApiToken.firstOrFail()
    const patch = (setting: string, body: object) =>
      adminRequest('PATCH', `/settings/${setting}`, { token, body })
    assert.equal((await patch('payments', { transferReports: false })).status, 200)
    const text = 'ref,name\nC-1,One\n'
    const headers = { 'content-type': 'text/csv' }
    const path = '/client-imports?fileName=clients.csv&dryRun=true'
    assert.equal((await adminRequest('POST', path, { token, body: text, headers })).status, 202)

    const changed = (await events('setting.changed')).at(-1)!
    assert.containsSubset(changed.details, {
      ...{ fields: ['transferReports'], token: publicId },
      after: { transferReports: false, partPayments: false },
    })
    const [started] = await events('job.started')
    assert.deepEqual(started.details, {
      ...{ kind: 'import_clients', dryRun: true, atomic: false },
      ...{ file: 'clients.csv', token: publicId },
    })
    const session = createHash('sha256').update(publicId).digest('hex')
    assert.deepEqual([changed.sessionHash, started.sessionHash], [session, session])
  })

  test('a token that opens nothing is told once a minute, and not what it was', async ({
    assert,
    cleanup,
  }) => {
    // Past the minute of whatever was refused before in this process.
    standingClock(cleanup).forward({ minutes: 2 })
    const expired = await staffToken('owner', { lifetime: Duration.fromObject({ hours: -1 }) })
    for (const token of [expired, 'portal_nonsense']) {
      assert.equal((await adminRequest('GET', '/status', { token })).status, 401)
    }
    assert.equal((await adminRequest('GET', '/status')).status, 401)
    const [refused, ...more] = await events('token.used')
    assert.lengthOf(more, 0)
    assert.deepInclude(refused.$attributes, { actorType: 'anonymous', outcome: 'refused' })
    const all = JSON.stringify([refused, await AuditPersonal.all()])
    assert.notInclude(all, expired.slice(0, 12))
  })

  test('people of a client who ask for more than they may are told', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'K-1' })
    const viewer = await signedIn(client, 'viewer')
    const { status } = await viewer.send('PATCH', '/api/v1/client-portal/profile', {
      client: { billingEmail: 'books@kestrel.example' },
    })
    assert.equal(status, 403)
    const [refused] = await events('access.refused')
    assert.deepInclude(refused.$attributes, {
      actorType: 'account',
      actorRole: 'viewer',
      clientId: client.id,
    })
    assert.equal(refused.details.method, 'PATCH')

    // Strangers fill no log.
    await new PortalBrowser().get('/api/v1/client-portal/dashboard')
    assert.lengthOf(await events('access.refused'), 1)
    assert.lengthOf(await events('token.used'), 0)
  })
})
