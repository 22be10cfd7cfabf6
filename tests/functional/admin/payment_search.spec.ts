import { test } from '@japa/runner'
import type Payment from '#models/payment'
import { truncate } from '#tests/support/database'
import { invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

test.group('Admin API: finding a payment', (group) => {
  let token: string
  let kestrel: Payment
  let harbour: Payment
  group.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('viewer')
    kestrel = await paidOffline((await invoiceFor('Kestrel 50%', { number: 'A-1' })).invoice, 5_000)
    harbour = await paidOffline((await invoiceFor('Harbour', { number: 'B-1' })).invoice, 6_000)
  })

  async function found(query: string): Promise<string[]> {
    const { status, body } = await adminRequest('GET', `/payments?${query}`, { token })
    if (status !== 200) throw new Error(`${query} answered ${status}`)
    return body.data.map(({ id }: { id: string }) => id)
  }

  test('by the beginning of its receipt number, in whatever case', async ({ assert }) => {
    const number = kestrel.receiptNumber.toLowerCase()
    assert.deepEqual(await found(`q=${number}`), [kestrel.publicId])
    const both = number.slice(0, 3)
    assert.deepEqual(await found(`q=${both}`), [harbour.publicId, kestrel.publicId])
    assert.deepEqual(await found(`q=${number.slice(2)}`), [])
  })

  test('by its reference, and by part of the client’s name', async ({ assert }) => {
    const reference = harbour.gatewayPaymentId.slice(0, 12)
    assert.deepEqual(await found(`q=${encodeURIComponent(reference)}`), [harbour.publicId])
    assert.deepEqual(await found('q=ARBOU'), [harbour.publicId])
  })

  test('what means something in a pattern is itself', async ({ assert }) => {
    assert.deepEqual(await found('q=50%25'), [kestrel.publicId])
    assert.deepEqual(await found('q=%25'), [kestrel.publicId])
    assert.deepEqual(await found('q=_'), [])
  })

  test('in one currency, and with what else narrows the list', async ({ assert }) => {
    assert.lengthOf(await found('currency=EUR'), 2)
    assert.deepEqual(await found('currency=USD'), [])
    assert.deepEqual(await found('q=harbour&state=refunded'), [])
    const wrong = await adminRequest('GET', '/payments?currency=euros', { token })
    assert.equal(wrong.status, 422)
  })
})
