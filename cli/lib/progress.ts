import type { Output } from './output.ts'
import { clean } from './text.ts'
import { duration } from './time.ts'

const WIDTH = 24

/**
 * A bar with rate and time left on stderr, while a person looks; otherwise nothing.
 */
export class Progress {
  private done = 0
  private shownAt = 0
  private since: { at: number; done: number } = { at: performance.now(), done: 0 }
  private readonly mayShow: boolean
  private total: number | null
  private readonly unit: string

  /** Without a total, which nobody may know yet, there is no bar and no time left. */
  constructor(output: Output, total: number | null, unit: string) {
    this.total = total
    this.unit = unit
    this.mayShow = process.stderr.isTTY && !output.quiet
  }

  step(): void {
    this.set(this.done + 1, this.total)
  }

  /** What was there when one began to look on does not count for the rate. */
  startAt(done: number): void {
    this.done = done
    this.since = { at: performance.now(), done }
  }

  set(done: number, total: number | null): void {
    this.done = done
    this.total = total
    const now = performance.now()
    const isLast = total !== null && done >= total
    if (!this.mayShow || total === 1 || (now - this.shownAt < 100 && !isLast)) return
    this.shownAt = now
    process.stderr.write(`\r\u001b[2K${clean(this.line(now))}`)
  }

  /** Wipes the bar, so that what follows starts on a clean line. */
  end(): void {
    if (this.shownAt > 0) process.stderr.write('\r\u001b[2K')
    this.shownAt = 0
  }

  private line(now: number): string {
    const seconds = Math.max((now - this.since.at) / 1000, 0.001)
    const rate = (this.done - this.since.done) / seconds
    const told = `${this.done.toLocaleString('en')}${this.total === null ? '' : `/${this.total.toLocaleString('en')}`} ${this.unit}  ${speed(rate)}`
    if (this.total === null) return told

    const filled = Math.round(Math.min(1, this.done / Math.max(this.total, 1)) * WIDTH)
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
    const left = rate > 0 ? `  ${duration((this.total - this.done) / rate)} left` : ''
    return `${bar} ${told}${left}`
  }
}

function speed(rate: number): string {
  return rate >= 10 || rate === 0 ? `${rate.toFixed(0)}/s` : `${rate.toFixed(1)}/s`
}
