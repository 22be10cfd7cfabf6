import { test } from '@japa/runner'
import { readSettings } from '#domain/settings/read_settings'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/people'
import { bar } from '#tests/support/pictures'
import { adminRequest, staffToken } from '#tests/support/staff_api'

test.group('Two who change the same settings', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('owner')
  })

  const read = async (section: string) =>
    (await adminRequest('GET', `/settings/${section}`, { token })).body.data
  const change = (section: string, body: object, version?: string) =>
    adminRequest('PATCH', `/settings/${section}`, {
      token,
      body,
      ...(version && { headers: { 'if-match': `"${version}"` } }),
    })

  test('the second is told what the first made of it, and nothing is changed', async ({
    assert,
  }) => {
    const bodies: [section: string, first: object, second: object][] = [
      ['company', { legalName: 'First GmbH' }, { name: 'Second' }],
      ['branding', { primaryColor: '#112233' }, { primaryColor: '#445566' }],
      ['help', { items: [{ question: 'Q1', answer: 'A1' }] }, { items: [] }],
      ['payments', { partPayments: true }, { transferReports: false }],
      ['security', { idleMinutes: 20 }, { staffSecondFactor: 'required' }],
    ]
    for (const [section, first, second] of bodies) {
      const { version } = await read(section)
      const made = await change(section, first, version)
      assert.equal(made.status, 200, section)
      const before = await readSettings()
      const { status, body } = await change(section, second, version)
      assert.equal(status, 412, section)
      assert.match(body.type, /changed-meanwhile$/)
      assert.deepEqual({ ...body.current, changed: true }, made.body.data, section)
      assert.deepEqual(await readSettings(), before, section)
      // Made of what is there now it is taken, and without a version it always was.
      assert.equal((await change(section, second, body.current.version)).status, 200, section)
      assert.equal((await change(section, first)).status, 200, section)
    }
  })

  test('a logo counts as a change of the look', async ({ assert }) => {
    const { version } = await read('branding')
    const body = await bar({ width: 90, height: 30 }, { r: 1, g: 2, b: 3, alpha: 1 })
      .png()
      .toBuffer()
    const put = (ifMatch: string) =>
      adminRequest('PUT', '/settings/branding/logo', {
        token,
        body,
        headers: { 'content-type': 'image/png', 'if-match': `"${ifMatch}"` },
      })
    const made = await put(version)
    assert.equal(made.status, 200)
    assert.equal((await put(version)).status, 412)
    assert.equal((await change('branding', { primaryColor: '#112233' }, version)).status, 412)
    const next = made.body.data.version
    assert.equal((await change('branding', { primaryColor: '#112233' }, next)).status, 200)
  })
})
