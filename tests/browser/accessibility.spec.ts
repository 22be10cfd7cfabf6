import { test } from '@japa/runner'
import { openContext, demoServer } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import {
  KESTREL_BAY,
  mailedLink,
  newClient,
  PORTAL_API,
  signIn,
  staffAt,
  type InvoiceOfTest,
} from '#tests/support/portal_people'
import { PortalBrowser } from '#tests/support/portal_browser'
import type { ProductionServer } from '#tests/support/production_server'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 820, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)
const SIZES = `${WIDTHS.join(', ')} px, ${THEMES.join(' and ')}, nothing sideways at 320 px`

/** axe is a script that the pages' own content policy would keep out. */
async function inspector() {
  const context = await openContext({ bypassCSP: true })
  const page = await context.newPage()
  return { page, inspection: new Inspection(page, WIDTHS, THEMES) }
}

/** The demo has invited people who have not answered yet; other tests' invites are used up. */
async function openInvite({ url, sandbox }: ProductionServer): Promise<string> {
  const mailed = sandbox.control.inbox.list().flatMap(({ links }) => links)
  for (const link of mailed.filter((one) => one.includes('/portal/accept/'))) {
    const look = await fetch(`${url}${PORTAL_API}/invites/${link.split('/').at(-1)}`)
    if (look.ok) return link
  }
  throw new Error('No invite is open')
}

test.group('Accessibility', () => {
  test(`of the pages before signing in: ${SIZES}`, async ({ assert }) => {
    const server = await demoServer()
    const { page, inspection } = await inspector()
    const go = (path: string) => page.goto(`${server.url}/portal/${path}`)

    await go('login')
    await inspection.look('login', 'Sign in')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Enter your password').waitFor()
    await inspection.look('login-errors', 'Sign in')

    await go('forgot')
    await inspection.look('forgot', 'Forgot your password?')
    await page.getByLabel('Email').fill(KESTREL_BAY.email)
    await page.getByRole('button', { name: 'Send link' }).click()
    await inspection.look('forgot-sent', 'Check your email')
    await page.goto(await mailedLink(server, KESTREL_BAY.email, '/portal/reset/'))
    await inspection.look('reset', 'Set a new password')

    await page.goto(await openInvite(server))
    await inspection.look('accept', /^Welcome, /)

    await go(`accept/${'x'.repeat(43)}`)
    await inspection.look('accept-expired', 'This link no longer works')
    await go(`reset/${'x'.repeat(43)}`)
    await inspection.look('reset-expired', 'This link no longer works')
    await go(`email/${'x'.repeat(43)}`)
    await inspection.look('email-expired', 'This link no longer works')
    await go(`sign-in/${'x'.repeat(43)}`)
    await inspection.look('sign-in-expired', 'This link no longer works')
    await page.getByRole('link', { name: 'Send me a new link' }).click()
    await inspection.look('ask-link', 'Email me a sign-in link')
    await page.getByLabel('Email').fill('nobody@quay.example')
    await page.getByRole('button', { name: 'Send link' }).click()
    await inspection.look('ask-link-sent', 'Check your email')
    assert.deepEqual(inspection.problems, [])
    assert.equal(inspection.looks, 12 * WIDTHS.length * THEMES.length)
  })

  test(`of the pages of a client: ${SIZES}`, async ({ assert }) => {
    const server = await demoServer()
    const { page, inspection } = await inspector()
    const go = (path: string) => page.goto(`${server.url}/portal/${path}`)
    await signIn(page, server, KESTREL_BAY)

    await inspection.look('dashboard', 'Left to pay')
    await go('invoices')
    await inspection.look('invoices', 'Invoices')
    await page.getByLabel('Select LS-').nth(1).check()
    await page.getByRole('region', { name: 'Selected invoices' }).waitFor()
    await inspection.look('invoices-selected', 'Invoices')
    await page.getByRole('link', { name: 'Pay 1 invoice' }).click()
    await inspection.look('pay-selected', 'Pay 1 invoice')
    await go('pay-selected')
    await inspection.look('pay-selected-nothing', 'Nothing to pay here')
    await go('invoices?q=nothing+like+this')
    await inspection.look('invoices-no-match', 'Invoices')

    const kinds = await oneOfEach(server.url)
    for (const [kind, invoice] of Object.entries(kinds)) {
      await go(`invoice/${invoice.id}`)
      await inspection.look(`invoice-${kind}`, /\w/)
    }
    await go(`invoice/${kinds['overdue-part-paid'].id}`)
    await page.getByText('Part of it').click()
    await page.getByLabel('Amount to pay now').fill('lots')
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await page.getByText('Enter an amount').waitFor()
    await page.getByText('Bank transfer', { exact: true }).click()
    await page.getByLabel('Sent on').waitFor()
    await inspection.look('invoice-part-and-transfer', /\w/)
    await go(`invoice/${kinds.pending.id}`)
    await page.getByRole('link', { name: 'See the transfer' }).click()
    await inspection.look('transfer-pending', 'Payment pending')

    await go('payments')
    await inspection.look('payments', 'Payments')
    await go('profile')
    await inspection.look('profile', 'My account')
    await page.getByRole('button', { name: 'Change password' }).click()
    await inspection.look('profile-password', 'My account')
    await go('help')
    await inspection.look('help', 'Help')
    await go('no-such-page')
    await inspection.look('not-found', 'There is no such page')
    await go(`invoice/${'0'.repeat(21)}`)
    await inspection.look('invoice-missing', 'No such invoice')
    assert.deepEqual(inspection.problems, [])
  })

  test(`of every outcome of a payment: ${SIZES}`, async ({ assert, cleanup }) => {
    const server = await demoServer()
    const { control } = server.sandbox
    cleanup(() => control.faults.clear())
    const client = await newClient(server, { name: 'Quay Books', ref: 'QB', invoices: 6 })
    const { page, inspection } = await inspector()
    await signIn(page, server, client)
    const show = (intent: string) => page.goto(`${server.url}/portal/payment/${intent}`)
    const open = async (gateway: 'razorpay' | 'paypal', invoice: InvoiceOfTest) => {
      const invoices = [{ id: invoice.id, amountMinor: invoice.left.amountMinor }]
      const { body } = await client.api.send('POST', `${PORTAL_API}/payment-intents`, {
        gateway,
        invoices,
      })
      const orders = gateway === 'paypal' ? control.paypal.world() : control.razorpay.world()
      return { intent: body.data.id as string, order: [...orders.orders.keys()].at(-1)! }
    }

    const [first, second, third, fourth, fifth, sixth] = client.invoices
    const paid = await open('razorpay', first)
    control.razorpay.pay(paid.order)
    await show(paid.intent)
    await inspection.look('payment-paid', 'Paid in full')

    const failed = await open('razorpay', second)
    control.razorpay.pay(failed.order, { outcome: 'fail' })
    await show(failed.intent)
    await inspection.look('payment-failed', 'Payment did not go through')

    const pending = await open('paypal', third)
    const { redirectTo } = control.paypal.approve(pending.order, { outcome: 'pending' })
    await page.goto(redirectTo!)
    await inspection.look('payment-pending', 'Your payment is on its way')

    const unfinished = await open('razorpay', fourth)
    await show(unfinished.intent)
    await inspection.look('payment-unfinished', 'This payment is not finished')
    await page.goto(`${server.url}/portal/checkout/${unfinished.intent}`)
    await page.frameLocator('iframe').getByRole('button', { name: 'Close' }).waitFor()
    await inspection.look('checkout-open', /^Pay /)
    await page.route('**/checkout.js', (route) => route.abort())
    await page.reload()
    await page.getByText('page did not load').waitFor()
    await inspection.look('checkout-blocked', /^Pay /)

    const held = await open('razorpay', sixth)
    control.razorpay.pay(held.order, { currency: 'INR' })
    await show(held.intent)
    await inspection.look('payment-held', 'Your payment is being reviewed')

    const unknown = await open('razorpay', fifth)
    control.faults.add({ gateway: 'razorpay', kind: 'reset_before', times: 1_000 })
    await show(unknown.intent)
    await inspection.look('payment-unknown', 'We are checking with Razorpay')
    assert.notInclude(await page.getByRole('main').innerText(), 'You approved', 'nobody knows that')
    assert.deepEqual(inspection.problems, [])
  })

  test(`of the portal while it is off: ${SIZES}`, async ({ assert, cleanup }) => {
    const server = await demoServer()
    const staff = await staffAt(server)
    const { page, inspection } = await inspector()
    cleanup(async () => {
      await staff.run('enable')
    })

    await staff.run('disable', '--yes')
    await page.goto(`${server.url}/portal/dashboard`)
    await inspection.look('portal-off', 'The portal is closed for now')
    assert.deepEqual(inspection.problems, [])
  })
})

/** An invoice of Kestrel Bay's of each kind that looks different, by what the API says of them. */
async function oneOfEach(url: string): Promise<Record<string, InvoiceOfTest>> {
  const api = new PortalBrowser(url)
  await api.signIn(KESTREL_BAY.email, KESTREL_BAY.password)
  const { body } = await api.get(`${PORTAL_API}/invoices?limit=100`)
  type Row = InvoiceOfTest & { kind: string; status: { name: string; partlyPaid: boolean } }
  const rows: Row[] = body.data
  const wanted: Record<string, (row: Row) => boolean> = {
    'due': ({ status }) => status.name === 'due',
    'overdue-part-paid': ({ status }) => status.name === 'overdue' && status.partlyPaid,
    'paid': ({ status, kind }) => status.name === 'paid' && kind === 'invoice',
    'pending': ({ status }) => status.name === 'pending',
    'refunded': ({ status }) => status.name === 'refunded',
    'void': ({ status }) => status.name === 'void',
    'credit-note': ({ kind }) => kind === 'credit_note',
  }
  return Object.fromEntries(
    Object.entries(wanted).map(([name, isIt]) => {
      const row = rows.find(isIt)
      if (!row) throw new Error(`Kestrel Bay has no invoice that is ${name}`)
      return [name, row]
    })
  )
}
