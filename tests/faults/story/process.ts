import fc from 'fast-check'
import { KILL_POINTS, VICTIMS, type Victim } from '#tests/faults/kill_point'
import { comeBack, open, payAt } from '#tests/faults/story/customer'
import { reconcile } from '#tests/faults/story/time'
import { gatewayName, some, pick, steps } from '#tests/faults/story/step'
import { refundSomething } from '#tests/faults/story/staff'
import type { Story } from '#tests/faults/story/story'

/** Goes where the victim is sure to be met. */
const LURES: Record<
  Victim,
  (story: Story, gateway: 'razorpay' | 'paypal', index: number) => Promise<string>
> = {
  async open(story, gateway, index) {
    return (await open(story, gateway, [{ id: pick(story.invoices, index).publicId }])).text
  },
  async capture(story, _, index) {
    return paySomething(story, 'paypal', index)
  },
  async settle(story, gateway, index) {
    return paySomething(story, gateway, index)
  },
  async refund(story, gateway, index) {
    if (!story.intents.some(({ state }) => state === 'succeeded')) {
      await paySomething(story, gateway, index)
    }
    return refundSomething(story, index, index % 2 === 0, true)
  },
  async webhook(story, gateway, index) {
    return paySomething(story, gateway, index)
  },
}

async function paySomething(story: Story, gateway: 'razorpay' | 'paypal', index: number) {
  const intent = story.ordered.find((one) => one.gateway === gateway && one.state === 'redirected')
  if (!intent)
    return open(story, gateway, [{ id: pick(story.invoices, index).publicId }]).then(
      ({ text }) => text
    )
  const said = payAt(story, intent, 'succeed')
  await story.control.quiet()
  return `${said}, ${await comeBack(story, intent, 'page')}`
}

export const processSteps = {
  kill: steps(
    'kill -9',
    {
      point: fc.constantFrom(...KILL_POINTS),
      victim: fc.constantFrom(...VICTIMS),
      gateway: gatewayName(),
      invoice: some(),
    },
    async (story, { point, victim, gateway, invoice }) => {
      await story.world.arm({ point, victim })
      const said = await LURES[victim](story, gateway, invoice)
      if (story.world.isAlive) await reconcile(story)
      await story.world.settleDown()
      if (story.world.isAlive) await story.world.disarm()
      return said
    }
  ),

  restart: steps('kill -9, wherever it is', {}, async (story) => {
    const busy = story.unlessKilled(story.world.call('work'))
    await story.world.kill()
    await busy
    return 'killed'
  }),
}
