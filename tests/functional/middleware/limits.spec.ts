import { errors } from '@adonisjs/limiter'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import {
  consumeCode,
  consumeExport,
  consumeLink,
  consumeLinkRequest,
  consumePasswordTry,
  consumeReset,
  consumeSignIn,
} from '#middleware/limits'
import { consumePaymentOpening } from '#middleware/payment_limits'
import PayLink from '#models/pay_link'
import { truncate } from '#tests/support/database'

const HOME = '203.0.113.7'
const ELSEWHERE = '198.51.100.9'
const EMAIL = 'meera@kestrelbay.example'

/** How many of `times` tries at once go through. */
async function passed(times: number, work: (turn: number) => Promise<unknown>): Promise<number> {
  const tries = Array.from({ length: times }, (_, turn) => work(turn))
  const outcomes = await Promise.allSettled(tries)
  for (const outcome of outcomes) {
    const isLimit = outcome.status === 'fulfilled' || outcome.reason instanceof tooMany
    if (!isLimit) throw (outcome as PromiseRejectedResult).reason
  }
  return outcomes.filter(({ status }) => status === 'fulfilled').length
}

const tooMany = errors.E_TOO_MANY_REQUESTS

test.group('Limits', (group) => {
  group.each.setup(() => truncate())

  test('of many tries at once exactly as many go through as are allowed', async ({ assert }) => {
    assert.equal(await passed(50, () => consumeSignIn(HOME, EMAIL)), 5)
    assert.equal(await passed(50, () => consumeCode(HOME, 'an-account')), 5)
    assert.equal(await passed(50, () => consumeReset(HOME, EMAIL)), 3)
    assert.equal(await passed(50, () => consumeLinkRequest(HOME, EMAIL)), 3)
    assert.equal(await passed(50, () => consumeLink(HOME, 'a-link')), 10)
    assert.equal(await passed(50, () => consumeExport('an-account')), 10)
    assert.equal(await passed(50, () => consumePasswordTry('an-account', 'a-device')), 5)
  })

  test('a stranger who uses up the tries of an account leaves its owner theirs', async ({
    assert,
  }) => {
    await passed(60, () => consumeSignIn(ELSEWHERE, EMAIL))
    await passed(60, () => consumeCode(ELSEWHERE, 'an-account'))
    await passed(60, () => consumeReset(ELSEWHERE, EMAIL))
    await passed(60, () => consumeLink(ELSEWHERE, 'a-link'))
    assert.equal((await consumeSignIn(HOME, EMAIL)).left, 4)
    assert.equal((await consumeCode(HOME, 'an-account')).left, 4)
    await consumeReset(HOME, EMAIL)
    assert.equal(await passed(20, () => consumeLink(HOME, 'a-link')), 10)
  })

  test('whoever took a sign-in keeps nobody from the password on another device', async ({
    assert,
  }) => {
    await passed(20, () => consumePasswordTry('an-account', 'stolen'))
    const { left, giveBack } = await consumePasswordTry('an-account', 'own')
    assert.equal(left, 4)
    await giveBack()
    assert.equal(await passed(1, () => consumePasswordTry('an-account', 'stolen')), 0)
    const devices = (turn: number) => consumePasswordTry('an-account', `device-${turn}`)
    // Fifty of all devices together: five of one and one of another are gone.
    assert.equal(await passed(60, devices), 44)
  })

  test('who a pay link was forwarded to does not use up what another pays with', async ({
    assert,
  }) => {
    const link = { publicId: 'a-pay-link', payLink: new PayLink() }
    const person = { publicId: 'an-account', payLink: null }
    assert.equal(await passed(60, () => consumePaymentOpening(ELSEWHERE, link)), 40)
    assert.equal(await passed(60, () => consumePaymentOpening(HOME, link)), 40)
    const from = (turn: number) => `192.0.2.${turn}`
    assert.equal(await passed(150, (turn) => consumePaymentOpening(from(turn), link)), 120)
    assert.equal(await passed(60, (turn) => consumePaymentOpening(from(turn), person)), 40)
  })

  test('spaces and capitals in an address make no new tries', async ({ assert }) => {
    const spelled = [EMAIL, ` ${EMAIL}`, `${EMAIL}  `, EMAIL.toUpperCase(), '\u00a0' + EMAIL]
    const go = (turn: number) => consumeSignIn(HOME, spelled[turn % spelled.length])
    assert.equal(await passed(20, go), 5)
  })

  test('all of an IPv6 network is one address', async ({ assert }) => {
    assert.equal(await passed(20, (turn) => consumeSignIn(`2001:db8:1:2::${turn}`, EMAIL)), 5)
    assert.equal(await passed(1, () => consumeSignIn('2001:db8:1:3::1', EMAIL)), 1)
  })

  test('one address may not try many accounts', async ({ assert }) => {
    assert.equal(await passed(80, (turn) => consumeSignIn(HOME, `${turn}@client.example`)), 60)
    assert.equal(await passed(80, (turn) => consumeLink(ELSEWHERE, `link-${turn}`)), 60)
  })

  test('many addresses together may not go on at one account for ever', async ({ assert }) => {
    const from = (turn: number) => `198.51.100.${turn}`
    assert.equal(await passed(120, (turn) => consumeSignIn(from(turn), EMAIL)), 100)
    assert.equal(await passed(40, (turn) => consumeCode(from(turn), 'an-account')), 30)
    assert.equal(await passed(30, (turn) => consumeReset(from(turn), EMAIL)), 20)
    assert.equal(await passed(220, (turn) => consumeLink(from(turn), 'a-link')), 200)
  })

  test('that stops nobody at an address from which they signed in before', async ({ assert }) => {
    const { giveBack } = await consumeSignIn(HOME, EMAIL)
    await giveBack()
    await passed(120, (turn) => consumeSignIn(`198.51.100.${turn}`, EMAIL))

    assert.equal(await passed(1, () => consumeSignIn('192.0.2.1', EMAIL)), 0)
    assert.equal((await consumeSignIn(HOME, EMAIL)).left, 4)
    // Known there, and still held to the tries of one address.
    assert.equal(await passed(10, () => consumeSignIn(HOME, EMAIL)), 4)
  })

  test('tries that are given back are there again, for that address alone', async ({ assert }) => {
    await passed(5, () => consumeSignIn(ELSEWHERE, EMAIL))
    await passed(3, () => consumeSignIn(HOME, EMAIL))
    const { left, giveBack } = await consumeSignIn(HOME, EMAIL)
    assert.equal(left, 1)
    await giveBack()
    assert.equal((await consumeSignIn(HOME, EMAIL)).left, 4)
    assert.equal(await passed(1, () => consumeSignIn(ELSEWHERE, EMAIL)), 0)
  })

  test('neither addresses nor links can be read from the table', async ({ assert }) => {
    await consumeSignIn(HOME, EMAIL)
    await consumeLink(HOME, 'a-secret-link')
    const rows = JSON.stringify(await db.from('rate_limits'))
    for (const secret of [HOME, EMAIL, 'kestrel', 'a-secret-link']) assert.notInclude(rows, secret)
  })
})
