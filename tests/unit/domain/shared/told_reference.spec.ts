import { test } from '@japa/runner'
import { madeReference, toldApart, toldReference } from '#domain/shared/told_reference'

test.group('References as people know them', () => {
  test('what the ledger made or added is not told', ({ assert }) => {
    assert.isNull(toldReference(madeReference()))
    assert.isNull(toldReference('dispute:disp_Q1'))
    assert.isNull(toldReference(null))
    assert.equal(toldReference(toldApart('INVOICE 42')), 'INVOICE 42')
  })

  test('a reference of a bank or gateway is told as it is', ({ assert }) => {
    for (const reference of ['pay_QqX1', 'SBINR52026112100012345', 'INVOICE 42 · March', '7']) {
      assert.equal(toldReference(reference), reference)
    }
  })

  test('no two are the same', ({ assert }) => {
    assert.notEqual(madeReference(), madeReference())
    assert.notEqual(toldApart('INVOICE 42'), toldApart('INVOICE 42'))
  })
})
