import fc from 'fast-check'
import { KILL_POINTS, VICTIMS, type Kill, type KillPoint } from '#tests/faults/kill_point'
import type { Options } from '#tests/faults/run/options'
import { report } from '#tests/faults/run/tell'
import type { World } from '#tests/faults/run/world'
import { checkEnd } from '#tests/faults/story/check_end'
import { invoices, storyOf } from '#tests/faults/story/machine'
import { gatewayName } from '#tests/faults/story/step'
import { Story } from '#tests/faults/story/story'
import { checkShown } from '#tests/faults/story/check_shown'
import { strike } from '#tests/faults/story/strike'

export type Killed = {
  /** How often each point was struck, by what it struck. */
  strikes: Partial<Record<KillPoint, Record<string, number>>>
  stories: number
  failed: string | null
}

/** What the victim works on: nobody has touched it, and both gateways take it. */
const FRESH = { currency: 'USD', payableMinor: 123_400 }
/** Stories in which the victim never came by are told again, with other seeds, at most so often. */
const ROUNDS = 10

/**
 * Kills the server `kills` times at each point, each victim as often. Around each kill a short story is told, and the
 * invariants are checked after the restart.
 */
export async function killAll(
  world: World,
  { kills, points, seed }: Pick<Options, 'kills' | 'points' | 'seed'>,
  onKill: (point: KillPoint, struck: number) => void
): Promise<Killed> {
  const strikes: Killed['strikes'] = {}
  let stories = 0
  for (const point of points) {
    const struck: Record<string, number> = (strikes[point] = {})
    for (const [index, victim] of VICTIMS.entries()) {
      struck[victim] = 0
      // What does not divide evenly falls to the first ones.
      const wanted = Math.ceil((kills - index) / VICTIMS.length)
      for (let round = 0; round < ROUNDS && struck[victim] < wanted; round += 1) {
        const run = { numRuns: wanted - struck[victim], seed: seedOf(seed, point, victim, round) }
        const { told, failed } = await killAt(world, { point, victim }, run, () => {
          struck[victim] += 1
          onKill(point, sum(struck))
        })
        stories += told
        if (failed !== null) return { strikes, stories, failed }
      }
    }
  }
  return { strikes, stories, failed: null }
}

export function sum(struck: Record<string, number>): number {
  return Object.values(struck).reduce((all, one) => all + one, 0)
}

/** Each point and victim meets stories of its own. */
function seedOf(seed: number, point: KillPoint, victim: Kill['victim'], round: number): number {
  return seed + 100 * KILL_POINTS.indexOf(point) + 10 * VICTIMS.indexOf(victim) + round
}

async function killAt(
  world: World,
  kill: Kill,
  run: { numRuns: number; seed: number },
  onStrike: () => void
): Promise<{ told: number; failed: string | null }> {
  let log: string[] = []
  const property = fc.asyncProperty(
    invoices(),
    storyOf(undefined, 3),
    gatewayName(),
    storyOf(undefined, 3),
    async (owed, before, gateway, after) => {
      const story = await Story.open(world, owed, FRESH)
      log = story.log
      await fc.asyncModelRun(() => ({ model: story, real: story }), before)
      story.control.faults.clear()
      const killsBefore = world.kills
      await story.perform(
        `kill -9 (point: ${kill.point}, victim: ${kill.victim}, gateway: ${gateway})`,
        () => strike(story, kill, { gateway, invoiceId: story.reserved?.publicId ?? '' }),
        { isLookedAt: true, check: checkShown }
      )
      const isStruck = world.kills > killsBefore
      await fc.asyncModelRun(() => ({ model: story, real: story }), after)
      await checkEnd(story)
      if (isStruck) onStrike()
    }
  )
  const details = await fc.check(property, { ...run, endOnFailure: true })
  const failed = details.failed
    ? report(
        `--kills (${kill.point} ${kill.victim}, ${run.numRuns} runs of seed ${run.seed})`,
        log,
        details,
        world.serverSaid
      )
    : null
  return { told: details.numRuns, failed }
}
