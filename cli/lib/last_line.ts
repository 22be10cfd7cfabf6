import { Transform, type TransformCallback } from 'node:stream'

const LONGEST = 64 * 1024

/** Passes everything on and remembers the last line. */
export class LastLine extends Transform {
  private tail = Buffer.alloc(0)

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    const joined = Buffer.concat([this.tail, chunk])
    const lineStart = joined.subarray(0, -1).lastIndexOf(0x0a) + 1
    this.tail = Buffer.from(joined.subarray(Math.max(lineStart, joined.length - LONGEST)))
    done(null, chunk)
  }

  text(): string {
    return this.tail.toString('utf8')
  }

  /** The last line as an object; null when it is none. */
  json(): Record<string, unknown> | null {
    try {
      const value: unknown = JSON.parse(this.text())
      return typeof value === 'object' && value !== null ? { ...value } : null
    } catch {
      return null
    }
  }
}
