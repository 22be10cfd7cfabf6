const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const INTERVAL_MS = 500

/**
 * Resolves with why the demo should end: a signal, or npm, which started it, is gone. From then on
 * further signals are ignored, so that an impatient second Ctrl-C does not leave anything behind.
 */
export function endOfDemo(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve(signal))

    if (!process.env.npm_lifecycle_event) return
    const parent = process.ppid
    setInterval(() => {
      if (process.ppid !== parent) resolve('the end of npm')
    }, INTERVAL_MS).unref()
  })
}
