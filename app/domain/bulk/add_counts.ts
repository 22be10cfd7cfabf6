export function addCounts(
  before: Record<string, number>,
  more: Record<string, number>
): Record<string, number> {
  const sum = { ...before }
  for (const [outcome, count] of Object.entries(more)) sum[outcome] = (sum[outcome] ?? 0) + count
  return sum
}
