import type { Output } from './output.ts'
import { Progress } from './progress.ts'

const MEGABYTE = 1_000_000

/** Passes bytes on and shows how many came and how fast, of how many when the size is known. */
export async function* watched(
  bytes: AsyncIterable<Uint8Array>,
  size: number | null,
  output: Output
): AsyncGenerator<Uint8Array> {
  const total = size === null ? null : Math.ceil(size / MEGABYTE)
  const progress = new Progress(output, total, 'MB')
  let read = 0
  try {
    for await (const chunk of bytes) {
      read += chunk.length
      progress.set(Math.floor(read / MEGABYTE), total)
      yield chunk
    }
  } finally {
    progress.end()
  }
}
