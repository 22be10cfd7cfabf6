/** What is under way in this process, by what it is about. */
const underWay = new Map<string, Promise<void>>()

/**
 * Runs `work` once what is under way about the same `key` in this process is over, however it ended.
 * It only saves work: other processes are not waited for, so the database has to keep order.
 */
export async function oneAtATime<Result>(
  key: string,
  work: () => Promise<Result>
): Promise<Result> {
  const before = underWay.get(key) ?? Promise.resolve()
  const mine = before.then(work)
  const over = mine.then(
    () => {},
    () => {}
  )
  underWay.set(key, over)
  try {
    return await mine
  } finally {
    if (underWay.get(key) === over) underWay.delete(key)
  }
}
