const REMEMBERED = 10_000

/**
 * What this process remembers of the things it told: so many of them, and the longest untouched is
 * forgotten first. A restart or another process may tell a thing again.
 */
export class ToldThings<Fact> {
  private facts = new Map<string, Fact>()

  get(what: string): Fact | undefined {
    return this.facts.get(what)
  }

  remember(what: string, fact: Fact): void {
    this.facts.delete(what)
    this.facts.set(what, fact)
    if (this.facts.size > REMEMBERED) this.facts.delete(this.facts.keys().next().value!)
  }

  forget(what: string): void {
    this.facts.delete(what)
  }
}
