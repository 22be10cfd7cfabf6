import fc from 'fast-check'
import { KILL_POINTS, VICTIMS } from '#tests/faults/kill_point'
import { gatewayName, pick, some, steps } from '#tests/faults/story/step'
import { strike } from '#tests/faults/story/strike'

export const processSteps = {
  kill: steps(
    'kill -9',
    {
      point: fc.constantFrom(...KILL_POINTS),
      victim: fc.constantFrom(...VICTIMS),
      gateway: gatewayName(),
      invoice: some(),
    },
    (story, { point, victim, gateway, invoice }) => {
      const invoiceId = pick(story.invoices, invoice).publicId
      return strike(story, { point, victim }, { gateway, invoiceId })
    }
  ),

  restart: steps('kill -9, wherever it is', {}, async (story) => {
    const busy = story.unlessKilled(story.world.call('work'))
    await story.world.kill()
    await busy
    return 'killed'
  }),
}
