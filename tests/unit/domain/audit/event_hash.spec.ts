import { hash } from 'node:crypto'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { hashOfEvent, type EventFacts } from '#domain/audit/chain/event_hash'
import { canonicalJson } from '#domain/shared/canonical_json'

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('ä "x" \u2028\\'))
const textOrNone = fc.option(text)
const actor = fc.record({ type: text, id: textOrNone, role: textOrNone })
const target = fc.option(fc.record({ id: text, type: text }))
const facts = fc.record({
  ...{ seq: fc.nat(), id: text, at: text, actor, client: textOrNone, action: text, target },
  ...{ outcome: text, details: fc.jsonValue({ maxDepth: 3 }), requestId: textOrNone },
  ...{ session: textOrNone, personal: textOrNone, previousHash: text },
})

test.group('The hash of an event', () => {
  test('is that of its canonical JSON, whatever it holds, lacks or has too much', ({ assert }) => {
    const isThat = (event: unknown) =>
      assert.equal(
        hashOfEvent(event as EventFacts),
        hash('sha256', canonicalJson(event), 'hex'),
        JSON.stringify(event)
      )
    fc.assert(
      fc.property(facts, fc.string(), (event, key) => {
        isThat(event)
        isThat({ ...event, [key]: 1 })
        isThat({ ...event, actor: { ...event.actor, [key]: 1 } })
        const less: Partial<EventFacts> = { ...event }
        delete less.client
        isThat(less)
        isThat({ ...less, [key]: 1 })
      })
    )
    const [event] = fc.sample(facts, 1)
    for (const odd of [null, 'x', 1, [], {}]) {
      isThat({ ...event, actor: odd })
      isThat({ ...event, target: odd })
      isThat({ ...event, details: odd })
    }
  })
})
