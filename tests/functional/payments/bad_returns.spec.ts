import { test } from '@japa/runner'
import { newPublicId } from '#domain/shared/public_id'
import { ledgerSnapshot } from '#tests/support/ledger_snapshot'
import {
  invoiceToPay,
  returnFromPaypal,
  returnFromRazorpay,
  shown,
  signedReturn,
} from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { openPayment, orderOf, paymentWorld, runJobs } from '#tests/support/payment_world'
import { serverUrl } from '#tests/support/staff_api'

test.group('A return that is not one', (group) => {
  eachWithOpenPortal(group)

  test('gets the way to a page, and moves nothing', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const a = await invoiceToPay('Kestrel', { number: 'A-1' })
    const b = await invoiceToPay('Other', { number: 'B-1' })
    const ofA = (await openPayment(a.browser, 'razorpay', a.invoice)).body.data.id
    const ofB = (await openPayment(b.browser, 'razorpay', b.invoice)).body.data.id
    const viaPaypal = (await openPayment(b.browser, 'paypal', b.invoice)).body.data.id
    const order = await orderOf(ofA)
    const { id: paymentId } = sandbox.control.razorpay.pay(order)
    const good = signedReturn(order, paymentId)
    const changed = (name: string, value: string) => {
      const form = new URLSearchParams(good)
      form.set(name, value)
      return form
    }
    const before = await ledgerSnapshot()

    const forms: [string, URLSearchParams][] = [
      [ofB, good],
      [ofB, changed('razorpay_order_id', await orderOf(ofB))],
      [ofA, changed('razorpay_payment_id', 'pay_AAAAAAAAAAAAAA')],
      [ofA, changed('razorpay_payment_id', '../orders')],
      [ofA, changed('razorpay_signature', 'f'.repeat(64))],
      [ofA, changed('razorpay_signature', '')],
      [ofA, new URLSearchParams()],
      [
        ofA,
        new URLSearchParams([
          ['razorpay_signature[]', 'a'],
          ['razorpay_payment_id[x]', 'b'],
        ]),
      ],
      [
        ofA,
        new URLSearchParams({ 'error[code]': 'BAD_REQUEST_ERROR', 'error[description]': 'no' }),
      ],
      [viaPaypal, good],
      [newPublicId(), good],
    ]
    for (const [intent, form] of forms) {
      const answer = await returnFromRazorpay(intent, form)
      assert.equal(answer.status, 303, form.toString())
      assert.match(answer.headers.get('location') ?? '', /\/portal\/payments?(\/|$)/)
      assert.isNull(answer.headers.get('set-cookie'))
    }
    for (const token of [await orderOf(ofB), 'EC-123', '', 'x'.repeat(2000), await orderOf(ofA)]) {
      assert.equal((await returnFromPaypal(viaPaypal, token)).status, 303)
      assert.equal((await returnFromPaypal(ofA, token)).status, 303)
    }
    await runJobs()
    assert.deepEqual(await ledgerSnapshot(), before)
    assert.equal((await shown(a.browser, ofA)).state, 'redirected')
  })

  test('of any id, type or size is answered without an error of ours', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const before = await ledgerSnapshot()
    const bodies: [string, string][] = [
      ['application/json', '{"razorpay_payment_id":{"a":1}}'],
      ['application/json', '{'],
      ['text/plain', 'razorpay_payment_id=1'],
      ['application/x-www-form-urlencoded', 'a='.repeat(50_000)],
      ['application/x-www-form-urlencoded', '%ff%fe=%zz&__proto__[x]=1'],
      ['multipart/form-data; boundary=x', '--x\r\n'],
    ]
    for (const id of [newPublicId(), 'x', '%00', '..%2f..', '%E0%A4%A', 'a'.repeat(3000)]) {
      for (const [type, body] of bodies) {
        const answer = await fetch(`${serverUrl()}/portal/return/razorpay/${id}`, {
          method: 'POST',
          body,
          redirect: 'manual',
          headers: { 'content-type': type, 'sec-fetch-site': 'cross-site' },
        })
        assert.isBelow(answer.status, 500, `${id.slice(0, 20)} ${type} ${body.slice(0, 20)}`)
      }
    }
    assert.deepEqual(await ledgerSnapshot(), before)
  })
})
