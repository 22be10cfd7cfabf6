import { median } from '#tests/benches/load'

const SHUFFLES = 2_000

/** One round: the time of each kind, in ms, measured one after the other in random order. */
export type Round = number[]

export type Verdict = {
  medians: number[]
  /** The largest difference between two of the medians, in ms. */
  difference: number
  /** What that is when the kinds mean nothing: half of all shuffles, and 99 in 100, stay below. */
  noise: { half: number; most: number }
  /** The share of shuffles in which chance alone makes it as large. */
  chance: number
}

/**
 * Whether kinds can be told apart by their times: a permutation test. Were they alike, it would not
 * matter which time of a round carries which kind's name; so the names are shuffled within each
 * round, over and over, and the difference of medians that was measured is held against those.
 */
export function compare(rounds: Round[]): Verdict {
  const difference = spread(mediansOf(rounds))
  const byChance = Array.from({ length: SHUFFLES }, () =>
    spread(mediansOf(rounds.map(shuffled)))
  ).toSorted((a, b) => a - b)
  return {
    medians: mediansOf(rounds),
    difference,
    noise: {
      half: byChance[SHUFFLES / 2],
      most: byChance[Math.floor(SHUFFLES * 0.99)],
    },
    chance: byChance.filter((other) => other >= difference).length / SHUFFLES,
  }
}

/** In random order (Fisher and Yates). */
export function shuffled<Item>(items: Item[]): Item[] {
  const copy = [...items]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1))
    ;[copy[last], copy[other]] = [copy[other], copy[last]]
  }
  return copy
}

function mediansOf(rounds: Round[]): number[] {
  return rounds[0].map((_, kind) => median(rounds.map((round) => round[kind])))
}

function spread(values: number[]): number {
  return Math.max(...values) - Math.min(...values)
}
