import type { Output } from './output.ts'

const WIDTH = 24

/**
 * A bar with rate and time left on stderr, while a person looks; otherwise nothing.
 */
export class Progress {
  private done = 0
  private shownAt = 0
  private readonly startedAt = performance.now()
  private readonly shows: boolean
  private readonly total: number
  private readonly unit: string

  constructor(output: Output, total: number, unit: string) {
    this.total = total
    this.unit = unit
    this.shows = process.stderr.isTTY && !output.quiet && total > 1
  }

  step(): void {
    this.done++
    const now = performance.now()
    if (!this.shows || (now - this.shownAt < 100 && this.done < this.total)) return
    this.shownAt = now
    process.stderr.write(`\r\u001b[2K${this.line(now)}`)
  }

  /** Wipes the bar, so that what follows starts on a clean line. */
  end(): void {
    if (this.shows && this.shownAt > 0) process.stderr.write('\r\u001b[2K')
  }

  private line(now: number): string {
    const filled = Math.round((this.done / this.total) * WIDTH)
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
    const rate = this.done / Math.max((now - this.startedAt) / 1000, 0.001)
    const left = Math.ceil((this.total - this.done) / rate)
    return `${bar} ${this.done}/${this.total} ${this.unit}  ${rate.toFixed(0)}/s  ${left} s left`
  }
}
