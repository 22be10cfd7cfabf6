import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { newClient, PORTAL_API, signIn } from '#tests/support/portal_people'

/** Long enough for a page that asks every few seconds. */
const PATIENCE = { timeout: 60_000 }

/** A client with one invoice of €100 whose payment has been opened; staff over the admin API. */
async function opened(name: string, ref: string) {
  const server = await demoServer()
  const client = await newClient(server, { name, ref, invoices: 1 })
  const page = await (await openContext()).newPage()
  await signIn(page, server, client)
  const [invoice] = client.invoices
  const body = { gateway: 'razorpay', invoices: [{ id: invoice.id }] }
  const answer = await client.api.send('POST', `${PORTAL_API}/payment-intents`, body)
  const intent: string = answer.body.data.id
  const { razorpay } = server.sandbox.control
  const order = [...razorpay.world().orders.keys()].at(-1)!
  const { token } = JSON.parse(await readFile(join(server.dataDir, 'cli.json'), 'utf8'))
  const staff = (path: string, sent: unknown) =>
    fetch(`${server.url}/api/v1/admin${path}`, {
      method: 'POST',
      headers: {
        'authorization': `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify(sent),
    })
  const look = () => page.goto(`${server.url}/portal/payment/${intent}`)
  /** Its gateway has told of something new: opened again until the page says it. */
  const turnsTo = async (title: string) => {
    for (let tries = 0; tries < 20; tries += 1) {
      await look()
      await page.getByRole('heading', { level: 1 }).waitFor()
      if (await page.getByRole('heading', { name: title }).isVisible()) return
      await page.waitForTimeout(1_000)
    }
    await heading(page, title)
  }
  return { page, razorpay, order, intent, staff, look, turnsTo }
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor(PATIENCE)
const words = (page: Page) => page.getByRole('main').innerText()

test.group('Money that goes back, in a browser', () => {
  test('a payment that was refunded, in part and then whole, is not called paid in full', async ({
    assert,
  }) => {
    const { page, razorpay, order, look, turnsTo } = await opened('Refunded In Parts', 'BACK')
    const payment = razorpay.pay(order)
    await look()
    await heading(page, 'Paid in full')

    razorpay.refund(payment.id, 3_000)
    await turnsTo('Payment partly refunded')
    assert.match(await words(page), /Refunded\s+−€?30[.,]00/)

    razorpay.refund(payment.id)
    await turnsTo('Payment refunded')
    const said = await words(page)
    assert.match(said, /Larkspur Studio sent .*100[.,]00 back/)
    assert.notMatch(said, /Paid in full|Thank you/)
    assert.match(said, /Left to pay\s+€?100[.,]00/)
  }).timeout(300_000)

  test('a dispute is told while it is open, and the money is not called paid once it is lost', async ({
    assert,
  }) => {
    const { page, razorpay, order, look, turnsTo } = await opened('Contested', 'CLAIM')
    const payment = razorpay.pay(order)
    await look()
    await heading(page, 'Paid in full')

    const dispute = razorpay.dispute(payment.id)
    await turnsTo('This payment is disputed')
    assert.include(await words(page), 'Open since')

    razorpay.decideDispute(dispute.id, 'lost')
    await turnsTo('Payment taken back')
    const said = await words(page)
    assert.include(said, 'Decided: the money went back')
    assert.notMatch(said, /Paid in full|Thank you/)
  }).timeout(300_000)

  test('held money that staff return is on its way back until the gateway did it, and the page turns by itself', async ({
    assert,
    cleanup,
  }) => {
    const { page, razorpay, order, intent, staff, look } = await opened('Sent Back', 'RET')
    cleanup(() => razorpay.refundsStay('processed'))
    razorpay.pay(order, { currency: 'INR' })
    await look()
    await heading(page, 'Your payment is being reviewed')

    razorpay.refundsStay('pending')
    const answer = await staff(`/payment-intents/${intent}/return`, { note: 'Wrong currency' })
    assert.equal(answer.status, 201, await answer.text())
    await heading(page, 'Your payment is on its way back')
    assert.equal(await page.getByRole('link', { name: 'Try another way' }).count(), 0)
    assert.equal(await page.getByRole('link', { name: 'Download receipt' }).count(), 0)

    const refund = [...razorpay.world().refunds.keys()].at(-1)!
    razorpay.decideRefund(refund, 'processed')
    await heading(page, 'Your payment was sent back')
    await page.getByRole('link', { name: 'Try another way' }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Download receipt' }).count(), 0)
    assert.notInclude(await words(page), 'R-0')
  }).timeout(300_000)
})
