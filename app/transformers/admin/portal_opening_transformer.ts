import { BaseTransformer } from '@adonisjs/core/transformers'

/** Whether clients get in, and whether this request was what changed it. */
export default class PortalOpeningTransformer extends BaseTransformer<{
  enabled: boolean
  changed: boolean
  url: string
}> {
  toObject() {
    return this.pick(this.resource, ['enabled', 'changed', 'url'])
  }
}
