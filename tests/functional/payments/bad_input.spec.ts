import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { voidInvoice } from '#domain/invoices/void_invoice'
import { changeSetting } from '#domain/settings/change_setting'
import { newPublicId } from '#domain/shared/public_id'
import { systemActor } from '#domain/shared/actor'
import Invoice from '#models/invoice'
import { ledgerSnapshot } from '#tests/support/ledger_snapshot'
import { deliver, invoiceToPay } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, orderOf, paymentWorld } from '#tests/support/payment_world'
import type { Answer, PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, paidOffline } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'
const actor = systemActor('test')

function isProblem({ status, headers, body }: Answer) {
  return (
    status >= 400 &&
    status < 500 &&
    /problem\+json/.test(headers.get('content-type') ?? '') &&
    typeof body.type === 'string' &&
    body.title !== '' &&
    body.detail !== ''
  )
}

const AMOUNTS: [string, unknown][] = [
  ['a negative amount', -1],
  ['zero', 0],
  ['a fraction', 0.5],
  ['a fraction above one', 100.25],
  ['a text of digits', '12000'],
  ['a decimal text', '120.00'],
  ['a text', 'all'],
  ['an empty text', ''],
  ['more than an integer can be', 2 ** 53],
  ['a huge number', 1e300],
  ['a list', [12_000]],
  ['an object', { amountMinor: 12_000 }],
  ['money in another currency', { amountMinor: 12_000, currency: 'USD' }],
  ['true', true],
  ['a text that is a number in other digits', '１２０００'],
]

test.group('An amount that makes no sense', (group) => {
  eachWithOpenPortal(group)

  for (const partPayments of [false, true]) {
    test(`is refused by its name and nothing is written, part payments ${partPayments ? 'on' : 'off'}`, async ({
      assert,
      cleanup,
    }) => {
      const { clock } = await paymentWorld(cleanup, { webhooks: false })
      await changeSetting(
        'payments',
        { partPayments, partMinimumMinor: { EUR: 100 } },
        actor,
        clock.now()
      )
      const { invoice, browser } = await invoiceToPay()
      const before = await ledgerSnapshot()
      for (const [name, amountMinor] of AMOUNTS) {
        const answer = await post(browser, [{ id: invoice.publicId, amountMinor }])
        assert.isTrue(isProblem(answer), `${name}: ${answer.status}`)
        assert.equal(answer.status, 422, name)
        assert.equal(answer.body.type, 'invalid-input', name)
        assert.equal(answer.body.errors[0].field, 'invoices.0.amountMinor', name)
      }
      const { publicId: id } = invoice
      for (const amountMinor of [12_001, 24_000, Number.MAX_SAFE_INTEGER]) {
        const answer = await post(browser, [{ id, amountMinor }])
        assert.isTrue(isProblem(answer), `${amountMinor}: ${answer.status}`)
        assert.equal(answer.body.type, 'more-than-the-balance', String(amountMinor))
      }
      for (const amountMinor of [1, 99]) {
        const answer = await post(browser, [{ id, amountMinor }])
        assert.isTrue(isProblem(answer), `${amountMinor}: ${answer.status}`)
        assert.equal(answer.body.type, partPayments ? 'below-minimum' : 'part-not-allowed')
      }
      const stale = await post(browser, [{ id, amountMinor: 500, balanceMinor: 11_999 }])
      assert.equal(stale.status, 409)
      assert.equal(stale.body.type, 'balance-changed')
      assert.deepEqual(await ledgerSnapshot(), before)
    })
  }

  test('numbers that JSON can write and JavaScript cannot hold are refused, not rounded', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const before = await ledgerSnapshot()
    for (const text of [
      '9007199254740993',
      '1e400',
      '-0',
      '1.2e-300',
      '0x2ee0',
      '012000',
      'NaN',
      '12000n',
    ]) {
      const body = `{"gateway":"razorpay","invoices":[{"id":"${invoice.publicId}","amountMinor":${text}}]}`
      const answer = await browser.sendRaw(
        'POST',
        `${API}/payment-intents`,
        body,
        'application/json'
      )
      assert.isTrue(isProblem(answer), `${text}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    assert.deepEqual(await ledgerSnapshot(), before)
  })

  test('an invoice that could not be added up is not let in; the largest that are can be paid together', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const most = 100_000_000_000_000
    const huge = (number: string, net: number) => ({ number, lines: [{ net, rate: 0 }] })
    await assert.rejects(() => invoiceFor('Kestrel', huge('A-0', most + 1)), /more than an invoice/)

    const { invoice, browser } = await invoiceToPay('Kestrel', huge('A-1', most))
    const { invoice: second } = await invoiceFor('Kestrel', huge('A-2', most))
    const { body } = await post(browser, [{ id: invoice.publicId }, { id: second.publicId }])
    assert.equal(body.data.amount.amountMinor, 2 * most)
    sandbox.control.razorpay.pay(await orderOf(body.data.id))
    await deliver(sandbox)
    for (const page of ['dashboard', 'invoices', `invoices/${invoice.publicId}`]) {
      assert.equal((await browser.get(`${API}/${page}`)).status, 200, page)
    }
    for (const one of [invoice, second]) {
      await one.refresh()
      assert.equal(one.balanceMinor, 0)
    }
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, allocations: 2 })
  })
})

function post(browser: PortalBrowser, invoices: unknown, gateway: unknown = 'razorpay') {
  return browser.send('POST', `${API}/payment-intents`, { gateway, invoices })
}

test.group('Invoices that cannot be paid', (group) => {
  eachWithOpenPortal(group)

  test('lists of the wrong form or size are refused', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { publicId: id } = invoice
    const before = await ledgerSnapshot()
    const lists: [string, unknown][] = [
      ['none', undefined],
      ['empty', []],
      ['a text', id],
      ['an object', { id }],
      ['ids alone', [id]],
      ['nested', [[{ id }]]],
      ['the same twice', [{ id }, { id }]],
      [
        'the same with two amounts',
        [
          { id, amountMinor: 1_000 },
          { id, amountMinor: 11_000 },
        ],
      ],
      ['a thousand', Array.from({ length: 1000 }, () => ({ id: newPublicId() }))],
      ['an id of a number', [{ id: 1 }]],
      ['an id of a list', [{ id: [id] }]],
      ['an id that is a path', [{ id: '../../admin/invoices' }]],
      ['an id with a zero byte', [{ id: `${id.slice(0, -1)}\u0000` }]],
      ['an unknown field', [{ id, currency: 'USD' }]],
      ['a prototype', [{ id, __proto__: { amountMinor: 1 }, constructor: 1 }]],
    ]
    for (const [name, invoices] of lists) {
      const answer = await post(browser, invoices)
      assert.isTrue(isProblem(answer), `${name}: ${answer.status}`)
      assert.equal(answer.status, 422, name)
    }
    const extra = await browser.send('POST', `${API}/payment-intents`, {
      gateway: 'razorpay',
      invoices: [{ id }],
      amount: 1,
    })
    assert.equal(extra.status, 422)
    assert.deepEqual(await ledgerSnapshot(), before)
  })

  test('unknown gateways are refused, however they are spelt', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const before = await ledgerSnapshot()
    for (const gateway of [
      ...['stripe', 'Razorpay', 'offline', 'manual', '', '__proto__'],
      ...[
        'toString',
        'razorpay\u0000',
        1,
        null,
        ['razorpay'],
        { name: 'razorpay' },
        'x'.repeat(300),
      ],
    ]) {
      const answer = await post(browser, [{ id: invoice.publicId }], gateway)
      assert.isTrue(isProblem(answer), `${gateway}: ${answer.status}`)
      assert.equal(answer.status, 422, String(gateway))
    }
    assert.deepEqual(await ledgerSnapshot(), before)
  })

  test('drafts, void, paid, credit notes and other clients’ are refused, also beside a good one', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { invoice: draft } = await invoiceFor('Kestrel', { number: 'A-2' })
    await draft.merge({ state: 'draft' }).save()
    const { invoice: taken } = await invoiceFor('Kestrel', { number: 'A-3' })
    const voiding = { invoiceId: taken.id, reason: 'Written twice', replacedById: null }
    await voidInvoice(voiding, actor, DateTime.utc())
    const { invoice: paid } = await invoiceFor('Kestrel', { number: 'A-4' })
    await paidOffline(paid)
    const { invoice: note } = await invoiceFor('Kestrel', { number: 'A-5', root: 'CreditNote' })
    const { invoice: foreign } = await invoiceFor('Other', { number: 'B-1' })
    const nobody = { publicId: newPublicId() }

    const cases: [string, { publicId: string }, number, string][] = [
      ['a draft', draft, 404, 'not-found'],
      ['another client’s', foreign, 404, 'not-found'],
      ['nobody’s', nobody, 404, 'not-found'],
      ['a void one', taken, 409, 'invoice-void'],
      ['a paid one', paid, 409, 'invoice-already-paid'],
      ['a credit note', note, 409, 'nothing-to-pay'],
    ]
    const before = await ledgerSnapshot()
    for (const [name, { publicId }, status, type] of cases) {
      for (const invoices of [
        [{ id: publicId }],
        [{ id: invoice.publicId }, { id: publicId }],
        [{ id: publicId, amountMinor: 100 }],
      ]) {
        const answer = await post(browser, invoices)
        assert.isTrue(isProblem(answer), `${name}: ${answer.status}`)
        assert.equal(answer.status, status, name)
        assert.equal(answer.body.type, type, name)
      }
    }
    assert.deepEqual(await ledgerSnapshot(), before)
    assert.lengthOf(await Invoice.query().where('pending_minor', '>', 0), 0)
  })
})
