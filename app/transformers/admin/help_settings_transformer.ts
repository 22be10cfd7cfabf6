import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'
import { versionOf } from '#domain/shared/version_of'

/** Questions and answers as staff wrote them and, after a change, whether this request changed them. */
export default class HelpSettingsTransformer extends BaseTransformer<
  Settings['help'] & { changed?: boolean }
> {
  toObject() {
    const { changed, ...help } = this.resource
    const { items } = help
    const settings = {
      items: items.map(({ id, question, answer }) => ({ id, question, answer })),
    }
    const version = versionOf([help])
    return { ...settings, version, ...(changed !== undefined && { changed }) }
  }
}
