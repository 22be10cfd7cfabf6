import GatewayEventTransformer from '#transformers/admin/gateway_event_transformer'
import { rawEvent } from '#transformers/admin/raw_event'

/** One event with all that came. */
export default class GatewayEventRecordTransformer extends GatewayEventTransformer {
  toObject() {
    return { ...super.toObject(), ...rawEvent(this.resource) }
  }
}
