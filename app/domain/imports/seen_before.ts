import type { CheckedDraft } from '#domain/imports/checked_draft'
import { sellerIdentity } from '#domain/imports/party_identity'

/**
 * Of a dry run: the numbers of each seller that earlier batches would have used. A batch may be
 * judged again when the database was busy, so what it saw is `keep`t apart until it is over.
 */
export class SeenBefore {
  private hashes = new Map<string, string>()
  private ofBatch = new Map<string, string>()

  /** A batch is judged, or judged again. */
  begin(): void {
    this.ofBatch = new Map()
  }

  /** The batch is over. */
  keep(): void {
    for (const [key, hash] of this.ofBatch) this.hashes.set(key, hash)
    this.begin()
  }

  keyOf({ draft }: CheckedDraft): string {
    return `${sellerIdentity(draft.seller)}\n${draft.number}`
  }

  hashOf(one: CheckedDraft): string | undefined {
    const key = this.keyOf(one)
    return this.ofBatch.get(key) ?? this.hashes.get(key)
  }

  /** Part of the hash is enough to tell two documents apart. */
  add(one: CheckedDraft): void {
    this.ofBatch.set(this.keyOf(one), one.hash.slice(0, 16))
  }
}
