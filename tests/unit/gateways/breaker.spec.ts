import { test } from '@japa/runner'
import { GatewayBreaker } from '#gateways/breaker'
import { noAnswer, readRetryAfter } from '#gateways/no_answer'

type Answer = Parameters<typeof noAnswer>

const ANSWERED = { outcome: 'answered' as const }

/** A gateway that answers what `next` says, and counts what reaches it. */
function gateway() {
  const clock = { now: Date.UTC(2026, 10, 22) }
  const breaker = new GatewayBreaker('PayPal', () => clock.now)
  const sent = { count: 0 }
  const pass = (ms: number) => (clock.now += ms)
  const say = (answer: { outcome: 'answered' } | ReturnType<typeof noAnswer>) =>
    breaker.run(() => {
      sent.count += 1
      return Promise.resolve(answer)
    })
  const silence = (...answer: Answer) => say(noAnswer(...answer))
  return { breaker, sent, pass, say, silence }
}

async function open(world: ReturnType<typeof gateway>) {
  for (let times = 0; times < 5; times += 1) await world.silence('no answer')
}

test.group('The breaker of a gateway', () => {
  test('five silences in a row open it: then nothing is sent, and each call is told at once', async ({
    assert,
  }) => {
    const world = gateway()
    for (let times = 0; times < 4; times += 1) await world.silence('no answer')
    assert.isTrue(world.breaker.isAnswering)
    await world.silence('no answer')
    assert.isFalse(world.breaker.isAnswering)

    const answer = await world.say(ANSWERED)
    assert.equal(world.sent.count, 5)
    assert.deepEqual(answer, noAnswer('PayPal has not been answering; nothing was sent'))
  })

  test('an answer in between starts the count again', async ({ assert }) => {
    const world = gateway()
    for (let times = 0; times < 20; times += 1) {
      await world.silence('HTTP 502', 502)
      if (times % 4 === 3) await world.say(ANSWERED)
    }
    assert.isTrue(world.breaker.isAnswering)
    assert.equal(world.sent.count, 25)
  })

  test('a refusal is an answer, also one that cannot be read', async ({ assert }) => {
    const world = gateway()
    for (const status of [400, 401, 403, 404, 409, 422, 302]) {
      for (let times = 0; times < 6; times += 1) await world.silence(`HTTP ${status}`, status)
    }
    assert.isTrue(world.breaker.isAnswering)
  })

  for (const status of [200, 408, 429, 500, 502, 503]) {
    test(`an unusable ${status} counts as silence`, async ({ assert }) => {
      const world = gateway()
      for (let times = 0; times < 5; times += 1) await world.silence('unusable', status)
      assert.isFalse(world.breaker.isAnswering)
    })
  }

  test('after 30 seconds one probe goes out, and the others are told at once meanwhile', async ({
    assert,
  }) => {
    const world = gateway()
    await open(world)
    world.pass(29_999)
    await world.say(ANSWERED)
    assert.equal(world.sent.count, 5)

    world.pass(1)
    assert.isTrue(world.breaker.isAnswering, 'worth another try')
    const { promise, resolve } = Promise.withResolvers<typeof ANSWERED>()
    const probe = world.breaker.run(() => promise)
    assert.isFalse(world.breaker.isAnswering)
    assert.equal((await world.say(ANSWERED)).outcome, 'unknown')
    assert.equal(world.sent.count, 5)

    resolve(ANSWERED)
    assert.equal((await probe).outcome, 'answered')
    assert.isTrue(world.breaker.isAnswering)
    assert.equal((await world.say(ANSWERED)).outcome, 'answered')
  })

  test('a silent probe opens it for another 30 seconds', async ({ assert }) => {
    const world = gateway()
    await open(world)
    world.pass(30_000)
    await world.silence('no answer')
    assert.isFalse(world.breaker.isAnswering)
    world.pass(29_999)
    assert.isFalse(world.breaker.isAnswering)
    world.pass(1)
    assert.isTrue(world.breaker.isAnswering)
  })

  test('it waits as long as the gateway asks, and not for ever', async ({ assert }) => {
    for (const { header, quiet } of [
      { header: '90', quiet: 90_000 },
      { header: '5', quiet: 30_000 },
      { header: '86400', quiet: 600_000 },
      { header: '-1', quiet: 30_000 },
      { header: 'Wed, 21 Oct 2026 07:28:00 GMT', quiet: 30_000 },
    ]) {
      const world = gateway()
      for (let times = 0; times < 5; times += 1) {
        await world.silence('HTTP 429', 429, readRetryAfter(header))
      }
      world.pass(quiet - 1)
      assert.isFalse(world.breaker.isAnswering, header)
      world.pass(1)
      assert.isTrue(world.breaker.isAnswering, header)
    }
  })

  test('that it answers again is told once each time, and only then', async ({ assert }) => {
    const world = gateway()
    let recoveries = 0
    world.breaker.onRecovery(() => (recoveries += 1))
    await world.say(ANSWERED)
    await open(world)
    world.pass(30_000)
    await world.silence('no answer')
    assert.equal(recoveries, 0)

    world.pass(30_000)
    await world.say(ANSWERED)
    await world.say(ANSWERED)
    assert.equal(recoveries, 1)
  })

  test('fifty silent calls at once open it once, and it heals like any other', async ({
    assert,
  }) => {
    const world = gateway()
    await Promise.all(Array.from({ length: 50 }, () => world.silence('no answer')))
    assert.isFalse(world.breaker.isAnswering)
    world.pass(30_000)
    await world.say(ANSWERED)
    assert.isTrue(world.breaker.isAnswering)
  })

  test('what went out before it opened neither prolongs the quiet nor is lost', async ({
    assert,
  }) => {
    const world = gateway()
    const late = Promise.withResolvers<ReturnType<typeof noAnswer>>()
    const lateCall = world.breaker.run(() => late.promise)
    await open(world)
    world.pass(20_000)
    late.resolve(noAnswer('no answer'))
    assert.equal((await lateCall).outcome, 'unknown')
    world.pass(10_000)
    assert.isTrue(world.breaker.isAnswering)
  })

  test('an answer to what went out before it opened closes it', async ({ assert }) => {
    const world = gateway()
    const late = Promise.withResolvers<typeof ANSWERED>()
    const lateCall = world.breaker.run(() => late.promise)
    await open(world)
    late.resolve(ANSWERED)
    await lateCall
    assert.isTrue(world.breaker.isAnswering)
  })

  test('a probe that breaks down does not keep it half-open for ever', async ({ assert }) => {
    const world = gateway()
    await open(world)
    world.pass(30_000)
    await assert.rejects(() => world.breaker.run(() => Promise.reject(new Error('a bug'))), 'a bug')
    assert.isTrue(world.breaker.isAnswering)
    await world.say(ANSWERED)
    assert.isTrue(world.breaker.isAnswering)
  })
})
