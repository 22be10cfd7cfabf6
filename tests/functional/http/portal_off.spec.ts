import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { routeTable } from '#tests/functional/http/route_table'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import {
  closePortal,
  intentFor,
  invoiceFor,
  openPortal,
  signedIn,
} from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

/** What goes on: bootstrap and result pages, how long one is still signed in, and leaving. */
const GOES_ON = [
  `GET ${API}/bootstrap`,
  `GET ${API}/session`,
  `PUT ${API}/session/activity`,
  `DELETE ${API}/session`,
  // Staff who look as a client may stop.
  `DELETE ${API}/viewing`,
  `GET ${API}/payment-intents/:id`,
  `POST ${API}/payment-intents/:id/confirmation`,
]

test.group('While the portal is off', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('a payment shows how it ended, and one can sign out', async ({ assert }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { publicId } = await intentFor(invoice)
    const browser = await signedIn(client)
    await closePortal()

    const shown = await browser.get(`${API}/payment-intents/${publicId}`)
    assert.deepEqual([shown.status, shown.body.data.id], [200, publicId])
    const address = `${API}/payment-intents/${publicId}/confirmation`
    assert.equal((await browser.send('POST', address, {})).status, 200)
    assert.equal((await browser.send('DELETE', `${API}/session`)).status, 204)
    assert.lengthOf(await db.from('sessions'), 0)
    assert.equal((await browser.get(`${API}/payment-intents/${publicId}`)).status, 401)
  })

  test('every other route of the API answers 423 with whom to ask', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    await closePortal()

    for (const [key, row] of Object.entries(routeTable)) {
      const [method, pattern] = key.split(' ')
      if (!pattern.startsWith(API) || GOES_ON.includes(key)) continue
      const path = pattern.replace(':id', 'A'.repeat(22)).replace(':token', 'A'.repeat(43))
      const { status, body } = await browser.send(method, path, row.body, row.headers)
      assert.deepEqual([status, body.type], [423, 'portal-off'], key)
      assert.isString(body.contact.email)
    }
  })

  test('its results are for who is signed in', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { client: other } = await invoiceFor('Other', { number: 'B-1' })
    const { publicId } = await intentFor(invoice)
    const stranger = await signedIn(other)
    await closePortal()
    const address = `${API}/payment-intents/${publicId}`
    assert.equal((await new PortalBrowser().get(address)).status, 401)
    assert.equal((await stranger.get(address)).status, 404)
  })
})
