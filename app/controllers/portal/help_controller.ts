import type { HttpContext } from '@adonisjs/core/http'
import { readSettings } from '#domain/settings/read_settings'
import HelpTransformer from '#transformers/portal/help_transformer'

export default class HelpController {
  async show({ serialize }: HttpContext) {
    return serialize(HelpTransformer.transform(await readSettings()))
  }
}
