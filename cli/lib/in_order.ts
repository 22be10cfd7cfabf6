/**
 * Does `work` for every item, a few at once, and gives the results in the items' order. After
 * `stop` nothing new is begun, and what is under way is waited for. The first error ends it, after
 * the results before it were given.
 */
export async function* inOrder<Item, Result>(
  items: Item[],
  work: (item: Item) => Promise<Result>,
  { atOnce, stop }: { atOnce: number; stop: AbortSignal }
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = []
  let next = 0

  const fill = () => {
    while (!stop.aborted && next < items.length && underWay.length < atOnce) {
      const result = work(items[next++])
      // It is looked at when its turn comes; until then it is not "unhandled".
      result.catch(() => {})
      underWay.push(result)
    }
  }

  for (fill(); underWay.length > 0; fill()) yield await underWay.shift()!
}
