import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { revokePayLinks } from '#domain/pay_links/revoke_pay_links'
import AuditEvent from '#models/audit_event'
import PayLink from '#models/pay_link'
import SignIn from '#models/sign_in'
import { truncate } from '#tests/support/database'
import { browserByLink, linkFor, openLink } from '#tests/support/pay_links'
import { paymentWorld } from '#tests/support/payment_world'
import { tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import {
  activate,
  addPerson,
  closePortal,
  invoiceFor,
  openPortal,
  PASSWORD,
  signedIn,
} from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const API = '/api/v1/client-portal'
/** Due in far more than 120 days, so that links live as long as they may. */
const LATER = { issuedOn: '2026-11-01', dueOn: '2027-12-01' }

test.group('A pay link', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('opens its invoice for whoever holds it, and says whose it is', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { secret } = await linkFor(invoice)
    const browser = new PortalBrowser()

    const { status, body, headers } = await openLink(secret, browser)
    assert.equal(status, 200)
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    const { locale, ...payLink } = body.data.payLink
    assert.deepEqual(payLink, {
      invoice: invoice.publicId,
      client: client.name,
      codeGoesTo: null,
    })
    const shown = await browser.get(`${API}/invoices/${invoice.publicId}`)
    assert.equal(shown.status, 200)
    assert.equal(shown.body.data.number, 'A-1')
    const { body: bootstrap } = await browser.get(`${API}/bootstrap`)
    assert.isNull(bootstrap.data.account)
    assert.equal(bootstrap.data.payLink.invoice, invoice.publicId)
    assert.equal(bootstrap.data.payLink.locale, locale)
  })

  test('works again and again, and keeps only a hash of its secret', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const { link, secret } = await linkFor(invoice)
    await browserByLink(secret)
    await browserByLink(secret)

    await link.refresh()
    assert.match(secret, /^[\w-]{43}$/)
    assert.match(link.tokenHash, /^[0-9a-f]{64}$/)
    assert.isNotNull(link.lastUsedAt)
    const log = JSON.stringify(await db.from('audit_events').select('*'))
    assert.notInclude(log, secret)
    const opened = await AuditEvent.query().where('action', 'pay_link.opened')
    assert.deepEqual(
      opened.map(({ actorType, actorId }) => [actorType, actorId]),
      Array(2).fill(['pay_link', link.publicId])
    )
  })

  test('says the same of what never was, what is cut off and what is draft', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const { secret } = await linkFor(invoice)
    await invoice.merge({ state: 'draft' }).save()
    for (const token of ['A'.repeat(43), secret.slice(0, 20), 'x', secret]) {
      const { status, body } = await openLink(token)
      assert.equal(status, 410)
      assert.equal(body.type, 'link-expired')
    }
  })

  test('is not opened by looking at its page', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const { link, secret } = await linkFor(invoice)
    const page = await new PortalBrowser().get(`/portal/pay/${secret}`)
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
    assert.equal(page.headers.get('cache-control'), 'no-store')
    assert.lengthOf(page.headers.getSetCookie(), 0)
    await link.refresh()
    assert.isNull(link.lastUsedAt)
    assert.lengthOf(await SignIn.all(), 0)
  })

  test('refuses what is no token, with what is wrong', async ({ assert }) => {
    const bodies = [{}, { token: ['x'] }, { token: { x: 1 } }, { token: 'x'.repeat(201) }]
    for (const body of [...bodies, { token: 'x', more: 1 }]) {
      const browser = new PortalBrowser()
      const { status } = await browser.send('POST', `${API}/pay-links/session`, body)
      assert.equal(status, 422, JSON.stringify(body))
    }
  })

  test('lets a person who may see the invoice go on as who they are', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel')
    const browser = await signedIn(client)
    const { secret } = await linkFor(invoice)

    const { status, body } = await openLink(secret, browser)
    assert.equal(status, 200)
    assert.isNull(body.data.payLink)
    assert.equal((await browser.get(`${API}/dashboard`)).status, 200)
  })

  test('lets a person of two clients go on for the one that it is of', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const { invoice, client: other } = await invoiceFor('Other', { number: 'B-1' })
    const { email, account } = await addPerson(client, 'owner')
    await account.related('memberships').create({
      publicId: 'A'.repeat(22),
      clientId: other.id,
      role: 'viewer',
      state: 'active',
    })
    const browser = await new PortalBrowser().signIn(email, PASSWORD)
    const { secret } = await linkFor(invoice)
    assert.equal((await openLink(secret, browser)).status, 200)
    assert.equal((await browser.get(`${API}/invoices/${invoice.publicId}`)).status, 200)
  })

  test('signs nobody out who is there for somebody else', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const { invoice } = await invoiceFor('Other', { number: 'B-1' })
    const browser = await signedIn(client)
    const { secret } = await linkFor(invoice)

    const { status, body } = await openLink(secret, browser)
    assert.equal(status, 409)
    assert.equal(body.type, 'signed-in-elsewhere')
    assert.equal((await browser.get(`${API}/dashboard`)).status, 200)
    assert.equal((await browser.get(`${API}/invoices/${invoice.publicId}`)).status, 404)
  })

  test('takes the place of another link in the same browser', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: next } = await invoiceFor('Other', { number: 'B-1' })
    const browser = await browserByLink((await linkFor(invoice)).secret)
    const copy = browser.copy()
    await openLink((await linkFor(next)).secret, browser)

    assert.equal((await browser.get(`${API}/invoices/${next.publicId}`)).status, 200)
    assert.equal((await browser.get(`${API}/invoices/${invoice.publicId}`)).status, 404)
    assert.equal((await copy.get(`${API}/invoices/${invoice.publicId}`)).status, 401)
  })

  test('ends, with all who came in by it, when it is revoked', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const { link, secret } = await linkFor(invoice)
    const { secret: another } = await linkFor(invoice)
    const [one, two] = [await browserByLink(secret), await browserByLink(secret)]
    const other = await browserByLink(another)

    await writeTransaction((trx) => revokePayLinks(trx, { id: link.id }, tester, link.createdAt))
    for (const browser of [one, two]) {
      assert.equal((await browser.get(`${API}/invoices/${invoice.publicId}`)).status, 401)
    }
    assert.equal((await other.get(`${API}/invoices/${invoice.publicId}`)).status, 200)
    const { status, body } = await openLink(secret)
    assert.equal(status, 410)
    assert.equal(body.type, 'link-revoked')
    const ended = await SignIn.query().where('end_reason', 'link_revoked')
    assert.lengthOf(ended, 2)
  })

  test('expires 30 days after the due date, and those who are in are out', async ({
    assert,
    cleanup,
  }) => {
    const { clock } = await paymentWorld(cleanup)
    const now = clock.now()
    const due = now.plus({ days: 10 }).toISODate()
    const { invoice } = await invoiceFor('Kestrel', { issuedOn: now.toISODate(), dueOn: due })
    const { link, secret } = await linkFor(invoice, now)
    const browser = await browserByLink(secret)
    assert.closeTo(link.expiresAt.diff(now, 'days').days, 40.5, 1)

    clock.forward({ days: 39 })
    assert.equal((await browser.get(`${API}/invoices/${invoice.publicId}`)).status, 200)
    clock.forward({ days: 2 })
    assert.equal((await browser.get(`${API}/invoices/${invoice.publicId}`)).status, 401)
    assert.equal((await openLink(secret)).body.type, 'link-expired')
  })

  test('sleeps while the portal is off', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const { secret } = await linkFor(invoice)
    const browser = await browserByLink(secret)
    await closePortal()
    assert.equal((await openLink(secret)).status, 423)
    assert.equal((await browser.get(`${API}/invoices/${invoice.publicId}`)).status, 423)
  })
})

test.group('Pay links for staff', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('are made, listed without their address and revoked', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', LATER)
    await invoiceFor('Other', { number: 'B-1' })
    const token = await staffToken('manager')
    const made = await adminRequest('POST', `/invoices/${invoice.publicId}/pay-links`, {
      token,
      body: {},
    })
    assert.equal(made.status, 201)
    const { id, url, expiresAt } = made.body.data
    const secret = url.split('/portal/pay/')[1]
    assert.equal((await openLink(secret)).status, 200)
    const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000
    assert.closeTo(days, 120, 0.1)

    const list = await adminRequest('GET', `/pay-links?invoice=${invoice.publicId}`, { token })
    assert.lengthOf(list.body.data, 1)
    assert.deepInclude(list.body.data[0], { id, state: 'open' })
    assert.equal(list.body.data[0].madeBy.type, 'staff')
    assert.notInclude(JSON.stringify(list.body), secret)

    for (let time = 0; time < 2; time++) {
      const { status } = await adminRequest('DELETE', `/pay-links/${id}`, { token })
      assert.equal(status, 204)
    }
    assert.equal((await openLink(secret)).body.type, 'link-revoked')
    const { body } = await adminRequest('GET', '/pay-links', { token })
    assert.equal(body.data[0].state, 'revoked')
    const actions = await AuditEvent.query().whereLike('action', 'pay_link.%').orderBy('id')
    assert.deepEqual(
      actions.map(({ action, actorType }) => `${action} ${actorType}`),
      [
        'pay_link.created staff',
        'pay_link.opened pay_link',
        'pay_link.revoked staff',
        'pay_link.opened anonymous',
      ]
    )
  })

  test('stand beside each other unless the older are to end', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const token = await staffToken('manager')
    const make = (body: unknown) =>
      adminRequest('POST', `/invoices/${invoice.publicId}/pay-links`, { token, body })
    await make({})
    await make({})
    assert.lengthOf(await PayLink.query().whereNull('revoked_at'), 2)
    await make({ revokeOthers: true })
    assert.lengthOf(await PayLink.query().whereNull('revoked_at'), 1)
    assert.equal((await make({ revokeothers: true })).status, 422)
  })

  test('are not made for drafts, void invoices and credit notes', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const token = await staffToken('manager')
    for (const changes of [{ state: 'draft' }, { state: 'void' }] as const) {
      await invoice.merge(changes).save()
      const path = `/invoices/${invoice.publicId}/pay-links`
      const { status, body } = await adminRequest('POST', path, { token, body: {} })
      assert.equal(status, 409)
      assert.equal(body.type, 'not-payable-by-link')
    }
    await invoice.merge({ state: 'issued', kind: 'credit_note' }).save()
    const path = `/invoices/${invoice.publicId}/pay-links`
    assert.equal((await adminRequest('POST', path, { token, body: {} })).status, 409)
    const nowhere = `/invoices/${'A'.repeat(22)}/pay-links`
    assert.equal((await adminRequest('POST', nowhere, { token, body: {} })).status, 404)
    assert.lengthOf(await PayLink.all(), 0)
  })
})

test.group('Pay links for the client', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('are listed while they work, and revoked by who pays', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    await activate(client)
    const { link, secret } = await linkFor(invoice)
    const { link: foreign } = await linkFor((await invoiceFor('Other', { number: 'B-1' })).invoice)
    const { email } = await addPerson(client, 'payer')
    const payer = await new PortalBrowser().signIn(email, PASSWORD)

    const { body } = await payer.get(`${API}/pay-links`)
    assert.lengthOf(body.data, 1)
    assert.equal(body.data[0].invoice.number, 'A-1')
    assert.equal(body.data[0].madeBy, 'portal')
    assert.notInclude(JSON.stringify(body), link.tokenHash)

    const remove = (id: string) => payer.send('DELETE', `${API}/pay-links/${id}`)
    assert.equal((await remove(foreign.publicId)).status, 404)
    assert.equal((await remove(link.publicId)).status, 204)
    assert.lengthOf((await payer.get(`${API}/pay-links`)).body.data, 0)
    assert.equal((await openLink(secret)).status, 410)
    await foreign.refresh()
    assert.isNull(foreign.revokedAt)
  })

  test('are listed page after page, none left out while some are revoked', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payer = await signedIn(client)
    const made: string[] = []
    for (let n = 0; n < 7; n++) made.unshift((await linkFor(invoice)).link.publicId)
    const { link: foreign } = await linkFor((await invoiceFor('Other', { number: 'B-1' })).invoice)
    const ids = (body: { data: { id: string }[] }) => body.data.map(({ id }) => id)

    const first = await payer.get(`${API}/pay-links?limit=3`)
    assert.deepEqual(ids(first.body), made.slice(0, 3))
    assert.isNull(first.body.page.prev)
    await payer.send('DELETE', `${API}/pay-links/${made[2]}`)
    const second = await payer.get(`${API}/pay-links?limit=3&after=${first.body.page.next}`)
    assert.deepEqual(ids(second.body), made.slice(3, 6))
    const last = await payer.get(`${API}/pay-links?limit=3&after=${second.body.page.next}`)
    assert.deepEqual(ids(last.body), made.slice(6))
    assert.isNull(last.body.page.next)
    const back = await payer.get(`${API}/pay-links?limit=3&after=${last.body.page.prev}`)
    assert.deepEqual(ids(back.body), made.slice(3, 6))

    const wrong = [`after=o.${foreign.publicId}`, 'after=x', 'limit=0', 'limit=101', 'page=2']
    for (const query of wrong) {
      assert.equal((await payer.get(`${API}/pay-links?${query}`)).status, 422, query)
    }
  })

  test('are not listed for drafts, and said to be of void invoices', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payer = await signedIn(client)
    await linkFor(invoice)
    const listed = async () => (await payer.get(`${API}/pay-links`)).body.data
    assert.isFalse((await listed())[0].invoice.isVoid)
    await invoice.merge({ state: 'void', voidedAt: DateTime.utc() }).save()
    assert.isTrue((await listed())[0].invoice.isVoid)
    await invoice.merge({ state: 'draft', voidedAt: null }).save()
    assert.deepEqual(await listed(), [])
  })

  test('are nothing for who only looks', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel')
    const viewer = await signedIn(client, 'viewer')
    const { link } = await linkFor(invoice)
    assert.equal((await viewer.get(`${API}/pay-links`)).status, 403)
    const { status } = await viewer.send('DELETE', `${API}/pay-links/${link.publicId}`)
    assert.equal(status, 403)
  })
})
