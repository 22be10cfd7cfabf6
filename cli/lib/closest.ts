/** The word that was most likely meant; null when none is near. */
export function closest(word: string, known: string[]): string | null {
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(word, candidate) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked.at(0)
  const isNear = best && best.distance <= Math.max(1, Math.floor(best.candidate.length * 0.4))
  return isNear ? best.candidate : null
}

/** How many letters have to be put in, left out or changed. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [y, letter] of [...from.toLowerCase()].entries()) {
    const next = [y + 1]
    for (const [x, other] of [...to.toLowerCase()].entries()) {
      next.push(Math.min(next[x] + 1, row[x + 1] + 1, row[x] + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
