import { test } from '@japa/runner'
import { truncate } from '#tests/support/database'
import { browserByLink, linkFor } from '#tests/support/pay_links'
import { PortalBrowser } from '#tests/support/portal_browser'
import { addPerson, invoiceFor, openPortal, PASSWORD } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

/** What each role may do, and a request that shows whether the server means it. */
const TABLE = [
  { role: 'owner', pay: true, editClient: true, manageTeammates: true, managePayLinks: true },
  { role: 'payer', pay: true, editClient: false, manageTeammates: false, managePayLinks: true },
  { role: 'viewer', pay: false, editClient: false, manageTeammates: false, managePayLinks: false },
] as const

test.group('What the pages are told that somebody may do', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is what the server lets them do, role by role', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    for (const { role, ...can } of TABLE) {
      const { email } = await addPerson(client, role)
      const browser = await new PortalBrowser().signIn(email, PASSWORD)
      const { body } = await browser.get(`${API}/bootstrap`)
      assert.deepEqual(body.data.account.can, can, role)
      const teammates = await browser.get(`${API}/teammates`)
      assert.equal(teammates.status === 200, can.manageTeammates, role)
      const links = await browser.get(`${API}/pay-links`)
      assert.equal(links.status === 200, can.managePayLinks, role)
    }
  })

  test('follows the client that somebody acts for now', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const { client: other } = await invoiceFor('Other', { number: 'B-1' })
    const { email, account } = await addPerson(client, 'owner')
    const membership = await account.related('memberships').create({
      publicId: 'A'.repeat(22),
      clientId: other.id,
      role: 'viewer',
      state: 'active',
    })
    const browser = await new PortalBrowser().signIn(email, PASSWORD)
    const { body } = await browser.send('PUT', `${API}/session/membership`, {
      membership: membership.publicId,
    })
    assert.isFalse(body.data.can.manageTeammates)
    assert.isFalse(body.data.can.managePayLinks)
  })

  test('is nothing for who came by a pay link', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const browser = await browserByLink((await linkFor(invoice)).secret)
    const { body } = await browser.get(`${API}/bootstrap`)
    assert.isNull(body.data.account)
  })
})
