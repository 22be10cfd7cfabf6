import { test } from '@japa/runner'
import AuditEvent from '#models/audit_event'
import Client from '#models/client'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { invoiceFor, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

test.group('Portal profile', (group) => {
  eachWithOpenPortal(group)

  test('an owner updates contact details, and the log says which, not what', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const browser = await signedIn(client)

    const { status, body } = await browser.send('PATCH', `${API}/profile`, {
      name: 'Meera Anand',
      phone: '+91 80 5550 0177',
      client: { billingEmail: 'Books@Kestrel.example', address: { line1: '7 Wharf Road' } },
    })

    assert.equal(status, 200)
    assert.equal(body.data.name, 'Meera Anand')
    assert.equal(body.data.client.billingEmail, 'books@kestrel.example')
    assert.equal(body.data.client.address.line1, '7 Wharf Road')
    const event = await AuditEvent.query().where('action', 'profile.updated').firstOrFail()
    assert.sameMembers(event.details.fields as string[], [
      'name',
      'phone',
      'client.billingEmail',
      'client.line1',
    ])
    assert.notInclude(JSON.stringify(event.details), 'Wharf')
  })

  test('legal name, tax number and role cannot be changed from the portal', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const browser = await signedIn(client)
    const before = await Client.findOrFail(client.id)

    await browser.send('PATCH', `${API}/profile`, {
      role: 'owner',
      email: 'me@elsewhere.example',
      client: { legalName: 'Me Ltd', taxNumber: 'DE1', name: 'Me' },
    })

    const after = await Client.findOrFail(client.id)
    assert.deepEqual(
      [after.name, after.legalName, after.taxNumber],
      [before.name, before.legalName, before.taxNumber]
    )
  })

  test('a payer may change their own name but not the client’s details', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const browser = await signedIn(client, 'payer')

    const own = await browser.send('PATCH', `${API}/profile`, { name: 'Ravi' })
    const shared = await browser.send('PATCH', `${API}/profile`, {
      client: { address: { city: 'X' } },
    })
    assert.equal(own.status, 200)
    assert.equal(shared.status, 403)
  })

  test('another site cannot change anything with the cookie', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const browser = await signedIn(client)

    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', 'origin': 'https://evil.example' },
      { 'sec-fetch-site': 'none', 'origin': 'null' },
    ]
    for (const headers of foreign) {
      const { status, body } = await browser.send('PATCH', `${API}/profile`, { name: 'X' }, headers)
      assert.equal(status, 403)
      assert.equal(body.type, 'foreign-origin')
    }
  })

  test('wrong types and huge values get 422 or 413, and nothing changes', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const browser = await signedIn(client)

    for (const body of [
      { name: '' },
      { name: ['a'] },
      { name: { toString: 'x' } },
      { name: 'x'.repeat(201) },
      { client: { billingEmail: 'not an address' } },
      { client: { address: { country: 'India' } } },
      { client: 'x' },
    ]) {
      const { status } = await browser.send('PATCH', `${API}/profile`, body)
      assert.equal(status, 422, JSON.stringify(body).slice(0, 60))
    }
    const huge = await browser.send('PATCH', `${API}/profile`, { name: 'x'.repeat(300_000) })
    assert.equal(huge.status, 413)
  })
})
