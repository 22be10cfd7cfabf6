import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paymentWorld } from '#tests/support/payment_world'
import { addPerson, invoiceFor, PASSWORD, signedIn } from '#tests/support/portal_world'
import { PortalBrowser } from '#tests/support/portal_browser'

const API = '/api/v1/client-portal'
const NOT_THERE = 'A'.repeat(22)

const offerOf = (browser: PortalBrowser, query: string) =>
  browser.get(`${API}/payment-offers?${query}`)

test.group('What could pay', (group) => {
  eachWithOpenPortal(group)

  test('several invoices: their sum, each with what is left of it, in the order asked', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice: first, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: second } = await invoiceFor('Kestrel', { number: 'A-2' })
    const browser = await signedIn(client)

    const { status, body } = await offerOf(browser, `invoices=${second.publicId}.${first.publicId}`)
    assert.equal(status, 200)
    assert.deepEqual(body.data.amount, { amountMinor: 24_000, currency: 'EUR' })
    assert.deepEqual(
      body.data.invoices.map((row: any) => [row.number, row.left.amountMinor, row.can.pay]),
      [
        ['A-2', 12_000, true],
        ['A-1', 12_000, true],
      ]
    )
    assert.deepEqual(body.data.gateways, [
      { name: 'razorpay', answering: true, refusal: null },
      { name: 'paypal', answering: true, refusal: null },
    ])
  })

  test('a part of one: a gateway that takes the whole and not the part says so', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const choices = { number: 'F-1', currency: 'HUF', lines: [{ net: 1_000_000, rate: 0 }] }
    const { invoice, client } = await invoiceFor('Kestrel', choices)
    const browser = await signedIn(client)
    const refusals = async (amountMinor: number) => {
      const query = `invoices=${invoice.publicId}&amountMinor=${amountMinor}`
      const { body } = await offerOf(browser, query)
      assert.deepEqual(body.data.amount, { amountMinor, currency: 'HUF' })
      return body.data.gateways.map((offer: any) => [offer.name, offer.refusal?.code ?? null])
    }

    assert.deepInclude(await refusals(10_000), ['paypal', null])
    assert.deepInclude(await refusals(10_050), ['paypal', 'precision'], 'PayPal takes no fillér')
  })

  test('nobody, of two currencies at once, and nothing is added up', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice: euros, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: dollars } = await invoiceFor('Kestrel', { number: 'A-2', currency: 'USD' })
    const browser = await signedIn(client)

    const { status, body } = await offerOf(
      browser,
      `invoices=${euros.publicId}.${dollars.publicId}`
    )
    assert.equal(status, 422)
    assert.equal(body.type, 'mixed-currencies')
  })

  test('an invoice of another client is as if not there, alone and among one’s own', async ({
    assert,
  }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: other } = await invoiceFor('Other', { number: 'B-1' })
    const browser = await signedIn(client)

    for (const ids of [other.publicId, `${invoice.publicId}.${other.publicId}`, NOT_THERE]) {
      const { status, body } = await offerOf(browser, `invoices=${ids}`)
      assert.equal(status, 404)
      assert.equal(body.type, 'not-found')
    }
    const anonymous = await offerOf(new PortalBrowser(), `invoices=${invoice.publicId}`)
    assert.equal(anonymous.status, 401)
  })

  test('who may only read is told that they cannot pay', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { email } = await addPerson(client, 'viewer')
    const browser = await new PortalBrowser().signIn(email, PASSWORD)

    const { status, body } = await offerOf(browser, `invoices=${invoice.publicId}`)
    assert.equal(status, 200)
    assert.isFalse(body.data.invoices[0].can.pay)
  })

  test('what makes no sense is refused field by field', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    const id = invoice.publicId
    const queries = [
      '',
      'invoices=',
      'invoices=A-1',
      `invoices=${id}.`,
      `invoices=${id},${id}`,
      `invoices=${id}%27%20or%201=1`,
      `invoices=${Array.from({ length: 51 }, () => id).join('.')}`,
      `invoices=${id}&amountMinor=0`,
      `invoices=${id}&amountMinor=-5`,
      `invoices=${id}&amountMinor=1.5`,
      `invoices=${id}&amountMinor=1e30`,
      `invoices=${id}&amountMinor=ten`,
      `invoices=${id}&currency=EUR`,
    ]
    for (const query of queries) {
      const { status, body } = await offerOf(browser, query)
      assert.equal(status, 422, query)
      assert.equal(body.type, 'invalid-input', query)
    }
  })

  test('the invoice says whether a part may be paid, from how much on, and where a transfer goes', async ({
    assert,
  }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    const read = async () => {
      const { body } = await browser.get(`${API}/invoices/${invoice.publicId}`)
      const { can, partMinimum, bankAccounts } = body.data
      return { ...can, minimum: partMinimum.amountMinor, bankAccounts }
    }
    const allow = (partPayments: boolean, partMinimumMinor: Record<string, number>) =>
      changeSetting(
        'payments',
        { partPayments, partMinimumMinor },
        systemActor('test'),
        DateTime.utc()
      )

    assert.containsSubset(await read(), { pay: true, payPart: false, reportTransfer: true })
    await allow(true, { EUR: 5_000 })
    assert.containsSubset(await read(), { payPart: true, minimum: 5_000 })
    await allow(true, { EUR: 12_000 })
    assert.containsSubset(await read(), { payPart: false }, 'a part would be all of it')
    await allow(true, {})
    assert.containsSubset(await read(), { payPart: true, minimum: 1 })
    assert.deepEqual((await read()).bankAccounts, [])
  })
})
