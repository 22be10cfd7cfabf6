import { test } from '@japa/runner'
import { readSettings } from '#domain/settings/read_settings'
import AuditEvent from '#models/audit_event'
import SignIn from '#models/sign_in'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { activate, invoiceFor, openPortal, PASSWORD } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'
const PATH = '/settings/security'
const AT_FIRST = { staffSecondFactor: 'optional', idleMinutes: 30, absoluteHours: 12 }

async function signedIn() {
  const { client } = await invoiceFor('Kestrel')
  const { email } = await activate(client)
  return new PortalBrowser().signIn(email, PASSWORD)
}

test.group('Session times', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('owner')
  })

  const change = (body: object) => adminRequest('PATCH', PATH, { token, body })

  test('are read, and changed one or all at a time, once', async ({ assert }) => {
    const before = await adminRequest('GET', PATH, { token })
    assert.deepInclude(before.body.data, AT_FIRST)
    const one = await change({ idleMinutes: 15 })
    assert.deepInclude(one.body.data, { ...AT_FIRST, idleMinutes: 15, changed: true })
    const all = { staffSecondFactor: 'optional', idleMinutes: 240, absoluteHours: 24 }
    assert.deepInclude((await change(all)).body.data, { ...all, changed: true })
    assert.deepInclude((await change(all)).body.data, { ...all, changed: false })

    const events = await AuditEvent.query().where('action', 'setting.changed').orderBy('id')
    const ofSessions = events.filter(({ targetId }) => targetId === 'sessions')
    const times = ['idleMinutes', 'absoluteHours']
    assert.deepEqual(
      ofSessions.map(({ details: { fields, before: was, after } }) => ({
        fields,
        before: was,
        after,
      })),
      [
        {
          fields: ['idleMinutes'],
          before: { idleMinutes: 30 },
          after: { idleMinutes: 15, absoluteHours: 12 },
        },
        {
          fields: times,
          before: { idleMinutes: 15, absoluteHours: 12 },
          after: { idleMinutes: 240, absoluteHours: 24 },
        },
      ]
    )
    assert.isEmpty(events.filter(({ targetId }) => targetId === 'security'))
  })

  test('have bounds', async ({ assert }) => {
    const wrong = [4, 241, 12.5, '30', -1, 0, [30], {}, true]
    for (const idleMinutes of wrong) {
      const { status, body } = await change({ idleMinutes })
      assert.equal(status, 422, JSON.stringify(idleMinutes))
      assert.equal(body.errors[0].field, 'idleMinutes')
    }
    for (const absoluteHours of [0, 25, 1.5, '12']) {
      assert.equal((await change({ absoluteHours })).status, 422, JSON.stringify(absoluteHours))
    }
    for (const edge of [{ idleMinutes: 5 }, { idleMinutes: 240 }, { absoluteHours: 24 }]) {
      assert.equal((await change(edge)).status, 200)
    }
  })

  test('nobody can be idle for longer than they may be signed in, and nothing is changed then', async ({
    assert,
  }) => {
    const both = await change({
      staffSecondFactor: 'required',
      idleMinutes: 61,
      absoluteHours: 1,
    })
    assert.equal(both.status, 422)
    assert.deepEqual(both.body.errors, [
      {
        field: 'idleMinutes',
        rule: 'idle_over_absolute',
        message: 'Nobody can be idle for longer than they may be signed in.',
      },
    ])
    assert.deepInclude((await adminRequest('GET', PATH, { token })).body.data, AT_FIRST)

    await change({ idleMinutes: 120 })
    const hours = await change({ absoluteHours: 1 })
    assert.equal(hours.status, 422)
    assert.equal(hours.body.errors[0].field, 'absoluteHours')
    assert.equal((await change({ idleMinutes: 60, absoluteHours: 1 })).status, 200)
  })

  test('of two changes at once that do not go together one is refused', async ({ assert }) => {
    const answers = await Promise.all([change({ idleMinutes: 240 }), change({ absoluteHours: 1 })])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 422])
    const { sessions } = await readSettings()
    assert.isAtMost(sessions.idleMinutes, sessions.absoluteHours * 60)
  })

  test('are an owner’s to change', async ({ assert }) => {
    for (const role of ['manager', 'viewer'] as const) {
      const asked = { token: await staffToken(role), body: { idleMinutes: 15 } }
      assert.equal((await adminRequest('PATCH', PATH, asked)).status, 403, role)
    }
    assert.equal((await readSettings()).sessions.idleMinutes, 30)
  })

  test('hold at once for who is signed in', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const browser = await signedIn()
    clock.forward({ minutes: 10 })
    assert.equal((await browser.get(`${API}/profile`)).status, 200)
    await change({ idleMinutes: 5 })
    clock.forward({ minutes: 6 })
    assert.equal((await browser.get(`${API}/profile`)).status, 401)
    assert.equal((await SignIn.firstOrFail()).endReason, 'idle')
  })

  test('bring nobody back who ran out before, also when they did not come since', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const gone = await signedIn()
    clock.forward({ minutes: 31 })
    const there = await signedIn()
    await change({ idleMinutes: 240 })
    assert.equal((await gone.get(`${API}/profile`)).status, 401)
    assert.equal((await there.get(`${API}/profile`)).status, 200)
    clock.forward({ minutes: 200 })
    assert.equal((await there.get(`${API}/profile`)).status, 200)
    const reasons = await SignIn.query().orderBy('id')
    assert.deepEqual(
      reasons.map(({ endReason }) => endReason),
      ['idle', null]
    )
  })
})
