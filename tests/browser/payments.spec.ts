import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import {
  newClient,
  PORTAL_API,
  signIn,
  staffAt,
  type InvoiceOfTest,
} from '#tests/support/portal_people'

/** A client of the test's own, signed in in a window and over the API. */
async function payer(name: string, ref: string, invoices: number) {
  const server = await demoServer()
  const client = await newClient(server, { name, ref, invoices })
  const page = await (await openContext()).newPage()
  await signIn(page, server, client)
  const go = (path: string) => page.goto(`${server.url}/portal/${path}`)
  const left = async ({ id }: InvoiceOfTest): Promise<number> => {
    const { body } = await client.api.get(`${PORTAL_API}/invoices/${id}`)
    return body.data.left.amountMinor
  }
  /** Opens a payment over the API; answers it with its order at the gateway. */
  const open = async ({ id }: InvoiceOfTest) => {
    const body = { gateway: 'razorpay', invoices: [{ id }] }
    const answer = await client.api.send('POST', `${PORTAL_API}/payment-intents`, body)
    const orders = server.sandbox.control.razorpay.world().orders
    return { intent: answer.body.data.id as string, order: [...orders.keys()].at(-1)! }
  }
  return { ...client, server, page, go, left, open }
}

async function payAtRazorpay(page: Page) {
  await page.waitForURL('**/portal/checkout/**')
  await page.frameLocator('iframe').getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL('**/portal/payment/**')
}

const payButton = (page: Page) => page.getByRole('button', { name: /^Pay\b/ })

test.group('Paying in a browser', (group) => {
  // Building and seeding is nobody's test: whichever comes first would be charged with it.
  group.setup(async () => {
    await demoServer()
  })

  test('a part of an invoice: what cannot be paid is told at once, the rest stays to pay', async ({
    assert,
  }) => {
    const { page, go, left, invoices } = await payer('Part Payers', 'PART', 1)
    await go(`invoice/${invoices[0].id}`)
    await page.getByText('Part of it').click()
    const field = page.getByLabel('Amount to pay now')
    const refusedWith = async (typed: string, words: string) => {
      await field.fill(typed)
      await payButton(page).click()
      await page.getByRole('alert').getByText(words).waitFor()
      assert.equal(await field.getAttribute('aria-invalid'), 'true')
      assert.match(page.url(), /\/portal\/invoice\//, 'nothing was opened')
    }
    await refusedWith('lots', 'Enter an amount')
    await refusedWith('40.505', 'Use at most 2 decimals')
    await refusedWith('100.01', 'This is more than what is left')
    await refusedWith('9.99', 'The least part is')

    await field.fill('40,50')
    await page.getByText(/After this payment, .*59[.,]50 is left to pay/).waitFor()
    await page.locator('input[name=gateway][value=razorpay]').check()
    await page.getByRole('button', { name: /^Pay.*40[.,]50/ }).click()
    await payAtRazorpay(page)
    await page.getByRole('heading', { name: 'Payment received' }).waitFor()
    assert.match(await page.getByRole('main').innerText(), /59[.,]50/)
    assert.equal(await left(invoices[0]), 5_950)
  })

  test('two invoices at once, from the list to the receipt', async ({ assert }) => {
    const { page, go, left, invoices } = await payer('Two At Once', 'TWO', 3)
    await go('invoices')
    await page.getByLabel('Select TWO-1').check()
    await page.getByLabel('Select TWO-2').check()
    const bar = page.getByRole('region', { name: 'Selected invoices' })
    await bar.getByText('2 invoices selected').waitFor()
    assert.match(await bar.innerText(), /201[.,]00/)
    await bar.getByRole('link', { name: 'Pay 2 invoices' }).click()

    await page.getByRole('heading', { name: 'Pay 2 invoices' }).waitFor()
    await page.locator('input[name=gateway][value=razorpay]').check()
    await page.getByRole('button', { name: /^Pay.*201[.,]00/ }).click()
    await payAtRazorpay(page)
    await page.getByRole('heading', { name: 'Paid in full' }).waitFor()
    const slip = await page.getByRole('main').innerText()
    assert.match(slip, /TWO-1[\s\S]*100[.,]00/)
    assert.match(slip, /TWO-2[\s\S]*101[.,]00/)
    assert.deepEqual(await Promise.all(invoices.map(left)), [0, 0, 10_200])

    // The address of the selection still stands: it says why nothing can be paid there.
    const ids = invoices.map(({ id }) => id).join(',')
    await go(`pay-selected?invoices=${ids}`)
    await page.getByText('2 invoices were left out').waitFor()
    await page.getByRole('heading', { name: 'Pay 1 invoice' }).waitFor()
  })

  test('a bank transfer is told of with its proof, nothing more is asked for, and it is taken back', async ({
    assert,
  }) => {
    const { page, go, left, invoices, api } = await payer('Transfer Tellers', 'WIRE', 1)
    const [invoice] = invoices
    await go(`invoice/${invoice.id}`)
    await page.getByText('Bank transfer', { exact: true }).click()
    await page.getByLabel('Your bank’s reference').fill('UTR 4411 2233')
    const proof = page.getByLabel('Proof of the transfer')
    await proof.setInputFiles({
      name: 'a.gif',
      mimeType: 'image/gif',
      buffer: Buffer.from('GIF89a'),
    })
    await page.getByRole('button', { name: 'I have paid' }).click()
    await page.getByText('Choose a PDF, a PNG or a JPEG').waitFor()

    const bytes = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
    await proof.setInputFiles({ name: 'slip.pdf', mimeType: 'application/pdf', buffer: bytes })
    await page.getByRole('button', { name: 'I have paid' }).click()
    await page.getByRole('heading', { name: 'Payment pending' }).waitFor()
    const id = new URL(page.url()).pathname.split('/').at(-1)!
    await page.getByRole('link', { name: 'slip.pdf' }).waitFor()
    assert.include(await page.getByRole('main').innerText(), 'UTR 4411 2233')
    const kept = await api.get(`${PORTAL_API}/transfer-reports/${id}/proof`)
    assert.isTrue(bytes.equals(kept.body))
    assert.equal(await left(invoice), 10_000, 'nothing is counted before staff saw it')

    await go(`invoice/${invoice.id}`)
    await page.getByText('You told us about a transfer').waitFor()
    assert.equal(await payButton(page).count(), 0)
    await go('dashboard')
    await page.getByText('Payment pending').first().waitFor()
    assert.equal(await page.getByRole('link', { name: /^Pay\b/ }).count(), 0)

    await go(`transfer/${id}`)
    await page.getByRole('button', { name: 'I did not send it' }).click()
    await page.getByRole('button', { name: 'Withdraw my report' }).click()
    await page.getByRole('heading', { name: 'Report withdrawn' }).waitFor()
    await page.getByRole('link', { name: 'Pay this invoice' }).click()
    await payButton(page).first().waitFor()
  })

  test('while nobody knows how it ended nothing more is asked for, and the page turns to paid by itself', async ({
    assert,
    cleanup,
  }) => {
    const { server, page, go, open, left, invoices } = await payer('Not Known Yet', 'UNK', 1)
    const { control } = server.sandbox
    cleanup(() => control.faults.clear())
    const { intent, order } = await open(invoices[0])
    control.faults.add({ gateway: 'razorpay', kind: 'reset_before', times: 100_000 })
    control.razorpay.pay(order)
    await go(`payment/${intent}`)
    await page.getByRole('heading', { name: 'We are checking with Razorpay' }).waitFor()
    assert.include(await page.getByRole('main').innerText(), 'Don’t pay again')

    const second = await page.context().newPage()
    await second.goto(`${server.url}/portal/invoice/${invoices[0].id}`)
    await second.getByText('A payment is on its way').waitFor()
    assert.equal(await payButton(second).count(), 0)
    await second.goto(`${server.url}/portal/invoices`)
    await second.getByRole('link', { name: 'UNK-1', exact: true }).waitFor()
    assert.equal(await second.getByLabel('Select UNK-1').count(), 0)
    await second.close()

    control.faults.clear()
    // The schedule would ask within two minutes; the page is told nothing and turns by itself.
    await (await staffAt(server)).run('payments', 'reconcile', intent)
    await page.getByRole('heading', { name: 'Paid in full' }).waitFor()
    assert.equal(await left(invoices[0]), 0)
  })

  test('money that is not what was asked for is held, and the page says who looks at it', async ({
    assert,
  }) => {
    const { server, page, go, open, left, invoices } = await payer('Held Money', 'HELD', 1)
    const { intent, order } = await open(invoices[0])
    server.sandbox.control.razorpay.pay(order, { currency: 'INR' })
    await go(`payment/${intent}`)
    await page.getByRole('heading', { name: 'Your payment is being reviewed' }).waitFor()
    const words = await page.getByRole('main').innerText()
    assert.include(words, 'not what we expected. Larkspur Studio is looking at it. Don’t pay again')
    assert.equal(await page.getByRole('link', { name: 'Try another way' }).count(), 0)
    await go(`invoice/${invoices[0].id}`)
    await page
      .getByText(/is being reviewed/)
      .first()
      .waitFor()
    assert.equal(await payButton(page).count(), 0)
    assert.equal(await left(invoices[0]), 10_000)
  })
})
