/*
 * Asks for an address every 50 ms, whatever became of the request before, until its parent says stop;
 * answers how long each took, in milliseconds. In a process of its own: nothing else keeps it waiting.
 */
const [url] = process.argv.slice(2)
const EVERY_MS = 50

const timesMs: number[] = []
const failed: string[] = []
const under = new Set<Promise<void>>()

async function ask(): Promise<void> {
  const began = performance.now()
  try {
    const answer = await fetch(url)
    await answer.arrayBuffer()
    if (!answer.ok) failed.push(String(answer.status))
  } catch (error) {
    failed.push(String(error))
  }
  timesMs.push(performance.now() - began)
}

const timer = setInterval(() => {
  const asking = ask().finally(() => under.delete(asking))
  under.add(asking)
}, EVERY_MS)

process.once('message', () => {
  clearInterval(timer)
  void Promise.all(under).then(() => {
    process.send?.({ timesMs, failed }, () => process.disconnect?.())
  })
})
