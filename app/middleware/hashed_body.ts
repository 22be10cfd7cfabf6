import { createHash } from 'node:crypto'

/** A body that is told apart from another while it is read; it can be read once. */
export class HashedBody {
  size = 0
  private hash = createHash('sha256')

  constructor(private body: AsyncIterable<Uint8Array>) {}

  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.body) {
      this.size += chunk.length
      this.hash.update(chunk)
      yield chunk
    }
  }

  /** Of what was read so far. */
  get sha256(): string {
    return this.hash.copy().digest('hex')
  }
}
