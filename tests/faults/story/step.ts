import fc from 'fast-check'
import type { Story } from '#tests/faults/story/story'

/** One thing that happens in a story: plain arguments, so that a story reads as its own report. */
export class Step implements fc.AsyncCommand<Story, Story> {
  constructor(
    private name: string,
    private facts: Record<string, unknown>,
    private can: (story: Story) => boolean,
    private act: (story: Story) => Promise<string>
  ) {}

  check(story: Readonly<Story>): boolean {
    return this.can(story as Story)
  }

  run(_: Story, story: Story): Promise<void> {
    return story.perform(this.toString(), this.act)
  }

  toString(): string {
    const facts = Object.entries(this.facts).map(([name, value]) => `${name}: ${String(value)}`)
    return facts.length === 0 ? this.name : `${this.name} (${facts.join(', ')})`
  }
}

/** Steps of one kind, each with facts drawn from `record`. */
export function steps<Facts extends Record<string, unknown>>(
  name: string,
  record: { [Key in keyof Facts]: fc.Arbitrary<Facts[Key]> },
  act: (story: Story, facts: Facts) => Promise<string>,
  can: (story: Story, facts: Facts) => boolean = () => true
): fc.Arbitrary<Step> {
  return fc.record<Facts>(record).map(
    (facts) =>
      new Step(
        name,
        facts,
        (s) => can(s, facts as Facts),
        (s) => act(s, facts as Facts)
      )
  )
}

/** Which of a list: any number means one of them, so that shrinking keeps meaning something. */
export function pick<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length]
}

export const some = () => fc.nat({ max: 5 })
export const gatewayName = () => fc.constantFrom('razorpay' as const, 'paypal' as const)
