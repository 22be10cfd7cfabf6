/** Works on several items at a time, `most` at once; answers their results in the items' order. */
export async function atOnce<Item, Result>(
  items: Item[],
  most: number,
  work: (item: Item) => Promise<Result>
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = [...items.entries()]
  const next = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const [index, item] = one
      results[index] = await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, next))
  return results
}
