import type { HttpContext } from '@adonisjs/core/http'
import IdentityTransformer from '#transformers/admin/identity_transformer'

export default class IdentityController {
  /** Who the token belongs to and what it may do. Any valid token may ask about itself. */
  async show({ staff, serialize }: HttpContext) {
    return serialize(IdentityTransformer.transform(staff))
  }
}
