import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ActivityRow } from '#domain/audit/activity/list_activity'
import { deviceName } from '#domain/shared/device_name'

export default class ActivityTransformer extends BaseTransformer<ActivityRow> {
  constructor(
    resource: ActivityRow,
    /** Who "company" is. */
    protected company: string
  ) {
    super(resource)
  }

  toObject() {
    const { publicId, at, action, actor, target, outcome, device } = this.resource
    return {
      id: publicId,
      at,
      // A key of resources/lang/en/activity.json.
      action,
      actor: {
        kind: actor.kind,
        name: actor.kind === 'company' ? this.company : actor.name,
      },
      target: target && { type: target.type, id: target.id, label: target.label },
      outcome,
      device: device && { ...deviceName(device.userAgent), ip: device.ip },
    }
  }
}
