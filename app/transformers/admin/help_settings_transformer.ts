import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'

/** Questions and answers as staff wrote them and, after a change, whether this request changed them. */
export default class HelpSettingsTransformer extends BaseTransformer<
  Settings['help'] & { changed?: boolean }
> {
  toObject() {
    const { items, changed } = this.resource
    const settings = {
      items: items.map(({ id, question, answer }) => ({ id, question, answer })),
    }
    return { ...settings, ...(changed !== undefined && { changed }) }
  }
}
