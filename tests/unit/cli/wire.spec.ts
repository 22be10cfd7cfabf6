import { test } from '@japa/runner'
import { closest } from '../../../cli/lib/closest.js'
import { csvLine } from '../../../cli/lib/csv.js'
import { duration } from '../../../cli/lib/time.js'
import { address } from '../../../cli/wire/address.js'

test.group('the address of a call', () => {
  test('takes its parameters encoded, and leaves out what is absent', ({ assert }) => {
    const query = { q: 'a&b=c', limit: 5, after: null, state: undefined, client: ['x', 'ü'] }
    assert.equal(
      address('/clients/:id/accounts', { id: 'C 1/2?' }, query),
      '/clients/C%201%2F2%3F/accounts?q=a%26b%3Dc&limit=5&client%5B%5D=x&client%5B%5D=%C3%BC'
    )
    assert.equal(address('/status'), '/status')
  })

  test('no parameter climbs out of its place', ({ assert }) => {
    for (const id of ['', '.', '..', undefined, null]) {
      assert.throws(() => address('/jobs/:id/rows', { id }), /cannot be the id of anything/)
    }
    assert.equal(address('/jobs/:id', { id: '../x' }), '/jobs/..%2Fx')
  })
})

test.group('small words of the CLI', () => {
  test('what was probably meant', ({ assert }) => {
    assert.equal(closest('stagin', ['production', 'staging']), 'staging')
    assert.isNull(closest('x', ['production', 'staging']))
    assert.isNull(closest('x', []))
  })

  test('a CSV in which nothing is a formula', ({ assert }) => {
    const line = csvLine(['=1+1', '-2', '@x', 'a "b", c', 'two\nlines', null, -3])
    assert.equal(line, `'=1+1,'-2,'@x,"a ""b"", c","two\nlines",,-3\r\n`)
  })

  test('how long', ({ assert }) => {
    assert.deepEqual([0, 59.2, 61, 3599, 3600, 90_061].map(duration), [
      ...['0 s', '1 m 0 s', '1 m 1 s', '59 m 59 s', '1 h 0 m', '25 h 1 m'],
    ])
  })
})
