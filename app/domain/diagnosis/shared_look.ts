import type { DateTime } from 'luxon'
import type { Diagnosed } from '#domain/diagnosis/finding'
import type { Surroundings } from '#domain/diagnosis/surroundings'

type Look = (around: Surroundings, now: () => DateTime) => Promise<Diagnosed[]>

/**
 * One look for everybody who asks while it is taken and for `sameForMs` after it began: looking
 * costs others something, the mail server a sign-in for example.
 */
export class SharedLook {
  private last = new WeakMap<Surroundings, { at: number; findings: Promise<Diagnosed[]> }>()

  constructor(
    private look: Look,
    private sameForMs: number
  ) {}

  take(around: Surroundings, now: () => DateTime): Promise<Diagnosed[]> {
    const at = now().toMillis()
    const last = this.last.get(around)
    // A clock that was set back must not keep it for ever.
    if (last && Math.abs(at - last.at) < this.sameForMs) return last.findings

    const findings = this.look(around, now)
    this.last.set(around, { at, findings })
    return findings
  }
}
