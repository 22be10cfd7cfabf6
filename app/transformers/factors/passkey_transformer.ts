import { BaseTransformer } from '@adonisjs/core/transformers'
import type Passkey from '#models/passkey'

/** A passkey as its owner sees it. */
export default class PasskeyTransformer extends BaseTransformer<Passkey> {
  toObject() {
    const { publicId, name, createdAt, lastUsedAt, backedUp } = this.resource
    return {
      id: publicId,
      name,
      createdAt: createdAt.toISO(),
      lastUsedAt: lastUsedAt?.toISO() ?? null,
      /** Whether it is kept with the maker of the device as well, and survives its loss. */
      backedUp,
    }
  }
}
