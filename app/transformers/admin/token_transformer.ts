import { BaseTransformer } from '@adonisjs/core/transformers'
import { isoOrNull } from '#domain/shared/iso'
import type ApiToken from '#models/api_token'

type Facts = {
  /** Hash of the token that this request came with. */
  currentHash: string | null
}

/** An API token: never itself, of which nothing is kept. */
export default class TokenTransformer extends BaseTransformer<ApiToken> {
  constructor(
    resource: ApiToken,
    protected facts: Facts
  ) {
    super(resource)
  }

  toObject() {
    const { publicId, name, scopes, hash, staff } = this.resource
    return {
      id: publicId,
      name,
      scopes,
      isCurrent: hash === this.facts.currentHash,
      staff: { id: staff.publicId, name: staff.name, email: staff.email },
      createdAt: isoOrNull(this.resource.createdAt),
      lastUsedAt: isoOrNull(this.resource.lastUsedAt),
      expiresAt: isoOrNull(this.resource.expiresAt),
    }
  }
}
