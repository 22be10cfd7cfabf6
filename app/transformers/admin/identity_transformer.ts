import { BaseTransformer } from '@adonisjs/core/transformers'
import type Staff from '#models/staff'
import { TOKEN_SCOPES } from '#models/staff'

/** The staff member of this request, with the token that signed in. */
export default class IdentityTransformer extends BaseTransformer<Staff> {
  toObject() {
    const token = this.resource.currentAccessToken
    return {
      id: this.resource.publicId,
      name: this.resource.name,
      email: this.resource.email,
      role: this.resource.role,
      scopes: TOKEN_SCOPES.filter((scope) => this.resource.hasScope(scope)),
      token: token ? { name: token.name, expiresAt: token.expiresAt?.toISOString() ?? null } : null,
    }
  }
}
