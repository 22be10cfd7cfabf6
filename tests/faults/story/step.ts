import fc from 'fast-check'
import { checkShown } from '#tests/faults/story/check_shown'
import type { Story } from '#tests/faults/story/story'

/** One thing that happens in a story: plain arguments, so that a story reads as its own report. */
export class Step implements fc.AsyncCommand<Story, Story> {
  constructor(
    private name: string,
    private facts: object,
    private can: (story: Story) => boolean,
    private act: (story: Story) => Promise<string>,
    private isLookedAt: boolean
  ) {}

  check(story: Readonly<Story>): boolean {
    return this.can(story as Story)
  }

  run(_: Story, story: Story): Promise<void> {
    const { isLookedAt } = this
    return story.perform(this.toString(), this.act, { isLookedAt, check: checkShown })
  }

  toString(): string {
    const facts = Object.entries(this.facts).map(([name, value]) => `${name}: ${String(value)}`)
    return facts.length === 0 ? this.name : `${this.name} (${facts.join(', ')})`
  }
}

type Record<Facts> = { [Key in keyof Facts]: fc.Arbitrary<Facts[Key]> }

/** Steps of one kind, each with facts drawn from `record`. */
export function steps<Facts extends object>(
  name: string,
  record: Record<Facts>,
  act: (story: Story, facts: Facts) => Promise<string>,
  can: (story: Story, facts: Facts) => boolean = () => true,
  isLookedAt = true
): fc.Arbitrary<Step> {
  return fc.record(record).map((drawn) => {
    const facts = drawn as Facts
    return new Step(
      name,
      facts,
      (s) => can(s, facts),
      (s) => act(s, facts),
      isLookedAt
    )
  })
}

/** Steps that prepare something for later: nothing of it can be seen yet. */
export function preparing<Facts extends object>(
  name: string,
  record: Record<Facts>,
  act: (story: Story, facts: Facts) => void
): fc.Arbitrary<Step> {
  const prepare = async (story: Story, facts: Facts) => {
    act(story, facts)
    return 'armed'
  }
  return steps(name, record, prepare, () => true, false)
}

/** Which of a list: any number means one of them, so that shrinking keeps meaning something. */
export function pick<Item>(items: readonly Item[], index: number): Item {
  return items.at(index % items.length) as Item
}

export const some = () => fc.nat({ max: 5 })
export const gatewayName = () => fc.constantFrom('razorpay' as const, 'paypal' as const)
