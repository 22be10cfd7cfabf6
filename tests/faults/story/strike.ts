import type { Kill, Victim } from '#tests/faults/kill_point'
import { comeBack, open, payAt } from '#tests/faults/story/customer'
import { refundSomething } from '#tests/faults/story/staff'
import type { Story } from '#tests/faults/story/story'

type Gateway = 'razorpay' | 'paypal'
type Scene = { gateway: Gateway; invoiceId: string }

/**
 * Arms a kill and goes where it strikes. What leads there is done before it is armed, so that the
 * victim is met in the middle of its own work. Answers what was seen of it.
 */
export async function strike(story: Story, kill: Kill, scene: Scene): Promise<string> {
  const said = await LURES[kill.victim](story, kill, scene)
  // Some victims work in the background.
  if (story.world.isAlive) await story.unlessKilled(story.world.call('work'))
  await story.control.quiet()
  await story.world.settleDown()
  if (story.world.isAlive) await story.unlessKilled(story.world.disarm())
  return said
}

const LURES: Record<Victim, (story: Story, kill: Kill, scene: Scene) => Promise<string>> = {
  async open(story, kill, { gateway, invoiceId }) {
    await story.world.arm(kill)
    return (await open(story, gateway, [{ id: invoiceId }])).text
  },

  async capture(story, kill, scene) {
    const intent = await openedQuietly(story, scene)
    if (!intent) return 'nothing could be opened'
    // PayPal waits for its capture after an approval, Razorpay after an authorisation.
    const said = payAt(story, intent, scene.gateway === 'paypal' ? 'succeed' : 'authorize')
    return `${said}, ${await comeBackArmed(story, kill, intent)}`
  },

  async settle(story, kill, scene) {
    const intent = await openedQuietly(story, scene)
    if (!intent) return 'nothing could be opened'
    const said = payAt(story, intent, 'succeed')
    return `${said}, ${await comeBackArmed(story, kill, intent)}`
  },

  async webhook(story, kill, scene) {
    const intent = await openedQuietly(story, scene)
    if (!intent) return 'nothing could be opened'
    story.control.events[scene.gateway].rules({ hold: false, drop: 0, delayMs: 0 })
    await story.world.arm(kill)
    const said = payAt(story, intent, 'succeed')
    await story.control.quiet()
    return said
  },

  async refund(story, kill, scene) {
    const intent = await openedQuietly(story, scene)
    if (intent) {
      payAt(story, intent, 'succeed')
      await comeBack(story, intent, 'page')
    }
    await story.world.arm(kill)
    return refundSomething(story, -1, true, true)
  },
}

/** An intent with an order, whose events wait until the victim was met. */
async function openedQuietly(story: Story, { gateway, invoiceId }: Scene) {
  const { intentId } = await open(story, gateway, [{ id: invoiceId }])
  const intents = await story.world.call('readIntents', story.client.clientId)
  const intent = intents.find(({ publicId }) => publicId === intentId)
  if (!intent || intent.orderId === null) return null
  story.control.events[gateway].rules({ hold: true })
  return { ...intent, orderId: intent.orderId }
}

async function comeBackArmed(
  story: Story,
  kill: Kill,
  intent: Parameters<typeof comeBack>[1]
): Promise<string> {
  await story.world.arm(kill)
  return comeBack(story, intent, 'page')
}
