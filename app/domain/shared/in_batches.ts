type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/**
 * Answers a function that writes items one batch at a time: what arrives while a batch is being
 * written goes into the next one, at most `most` in each. `writeBatch` answers a result per item, in
 * their order. A batch that fails is written again item by item, so that one that cannot be written
 * takes no other with it, unless `isHopeless` says that the others would fail alike.
 */
export function inBatches<Item, Result>(
  writeBatch: (items: Item[]) => Promise<Result[]>,
  { most, isHopeless }: { most: number; isHopeless: (error: unknown) => boolean }
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let isWriting = false

  async function write(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await writeBatch(batch.map(({ item }) => item))
      for (const [index, { resolve }] of batch.entries()) resolve(results[index])
    } catch (error) {
      if (batch.length === 1 || isHopeless(error)) {
        for (const { reject } of batch) reject(error)
        return
      }
      for (const one of batch) await write([one])
    }
  }

  async function writeAll(): Promise<void> {
    isWriting = true
    while (waiting.length > 0) await write(waiting.splice(0, most))
    isWriting = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isWriting) void writeAll()
    })
}
