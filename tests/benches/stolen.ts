import { readFileSync } from 'node:fs'

/** Fields of the first line of /proc/stat, in ticks of all cores since the start (proc(5)). */
const STOLEN = 8
const COUNTED = 9

type Ticks = { stolen: number; all: number }

/**
 * What share of this machine's time its host gave to others since `before`, from 0 to 1; null where
 * that cannot be told. A measurement with much of it says more about the neighbours than about us.
 */
export function stolenShare(before: Ticks | null): number | null {
  const now = readTicks()
  if (before === null || now === null || now.all === before.all) return null
  return (now.stolen - before.stolen) / (now.all - before.all)
}

export function readTicks(): Ticks | null {
  try {
    const fields = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/)
    const ticks = fields.map(Number)
    return {
      stolen: ticks[STOLEN],
      all: ticks.slice(1, COUNTED).reduce((sum, one) => sum + one, 0),
    }
  } catch {
    return null
  }
}
