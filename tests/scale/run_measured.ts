import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Measured = {
  seconds: number
  /** Of all its threads: on a machine that does other work too, the sturdier figure. */
  cpuSeconds: number
  /** The most memory of its own; files that are mapped into it belong to the system. */
  peakMb: number
  status: number | null
  output: string
}

/** Of the kernel's counters of time (proc(5)); the same on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

/**
 * Runs a program of the project's (Node's flags, the file, its arguments) in a process of its own and
 * measures it, by looking at it twenty times a second. Needs Linux.
 */
export function runMeasured(args: string[], env: NodeJS.ProcessEnv): Promise<Measured> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let peakMb = 0
  let cpuSeconds = 0
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  const watch = setInterval(() => {
    const seen = lookAt(child.pid)
    if (!seen) return
    peakMb = Math.max(peakMb, seen.memoryMb)
    cpuSeconds = seen.cpuSeconds
  }, 50)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => {
      clearInterval(watch)
      const seconds = (performance.now() - started) / 1000
      resolve({ seconds, cpuSeconds, peakMb, status, output })
    })
  })
}

/** Null when it has gone. */
function lookAt(pid: number | undefined) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const [, kilobytes] = /RssAnon:\s+(\d+) kB/.exec(status) ?? []
    if (kilobytes === undefined) return null
    // The name in brackets may hold spaces; utime and stime are the 12th and 13th after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    const ticks = Number(stat[11]) + Number(stat[12])
    return { memoryMb: Number(kilobytes) / 1024, cpuSeconds: ticks / TICKS_PER_SECOND }
  } catch {
    return null
  }
}
