import { isMainThread } from 'node:worker_threads'

/*
 * Loaded before everything else in each process that the demo starts: when the demo is gone, even
 * killed without a word, the pipe to it breaks, and the process ends too.
 */
const GRACE_MS = 10_000

if (isMainThread && process.send) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  // Listening alone keeps a process alive that would otherwise be done.
  process.channel?.unref()
}
