import { test } from '@japa/runner'
import { appUrl } from '#config/app'
import AuditEvent from '#models/audit_event'
import AuditPersonal from '#models/audit_personal'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/portal_world'
import { PortalBrowser } from '#tests/support/portal_browser'

const SESSION = '/api/v1/client-portal/session'
const SOMEBODY = { email: 'nobody@client.example', password: 'a long enough passphrase' }

test.group('What a request says about itself', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('an address in X-Forwarded-For is nobody, unless a proxy was named', async ({ assert }) => {
    await new PortalBrowser().send('POST', SESSION, SOMEBODY, {
      'x-forwarded-for': '198.51.100.9',
      'x-real-ip': '198.51.100.9',
      'forwarded': 'for=198.51.100.9',
    })
    const { data } = await AuditPersonal.firstOrFail()
    assert.equal(data.ip, '127.0.0.1')
  })

  test('making up addresses makes no new tries', async ({ assert }) => {
    const statuses: number[] = []
    for (let n = 0; n < 8; n++) {
      const forged = { 'x-forwarded-for': `198.51.100.${n}` }
      const { status } = await new PortalBrowser().send('POST', SESSION, SOMEBODY, forged)
      statuses.push(status)
    }
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429, 429])
  })

  test('a host in Host or X-Forwarded-Host is in no redirect and no answer', async ({ assert }) => {
    const forged = { 'x-forwarded-host': 'stranger.example', 'x-forwarded-proto': 'https' }
    for (const path of [
      '/',
      '/portal',
      `/portal/checkout/${'A'.repeat(22)}`,
      `/portal/return/paypal/${'A'.repeat(22)}`,
      '/api/v1/client-portal/bootstrap',
    ]) {
      const { headers, body } = await new PortalBrowser().get(path, forged)
      const location = headers.get('location')
      if (location?.includes('//')) assert.isTrue(location.startsWith(appUrl), location)
      assert.notInclude(JSON.stringify([...headers]), 'stranger.example', path)
      assert.notInclude(JSON.stringify(body), 'stranger.example', path)
    }
  })

  test('a made-up request id reaches neither the answer nor the audit log', async ({ assert }) => {
    for (const id of ['x'.repeat(10_000), 'forged"}{"level":60', 'some-id-of-another-request']) {
      const answer = await new PortalBrowser().send('POST', SESSION, SOMEBODY, {
        'x-request-id': id,
      })
      assert.equal(answer.status, 401)
      assert.match(answer.body.requestId, /^[0-9a-f-]{36}$/)
    }
    const events = await AuditEvent.query().where('action', 'session.opened')
    assert.lengthOf(events, 3)
    for (const event of events) assert.match(event.requestId!, /^[0-9a-f-]{36}$/)
  })

  test('an address that is no text is a problem, and not a page', async ({ assert }) => {
    const { status, headers, body } = await new PortalBrowser().get('/portal/%ff')
    assert.equal(status, 400)
    assert.equal(headers.get('content-type'), 'application/problem+json')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(body.type, 'bad-request')
  })
})
