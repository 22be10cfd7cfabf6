import { BaseTransformer } from '@adonisjs/core/transformers'
import { deviceName } from '#domain/shared/device_name'
import { iso } from '#domain/shared/iso'
import type SignIn from '#models/sign_in'
import type { SessionLimits } from '#models/sign_in'

/** A device that somebody is signed in on. */
export default class DeviceTransformer extends BaseTransformer<SignIn> {
  constructor(
    resource: SignIn,
    protected currentId: number,
    protected limits: SessionLimits
  ) {
    super(resource)
  }

  toObject() {
    const { publicId, method, factor, ip, userAgent, signedInAt, lastSeenAt } = this.resource
    return {
      id: publicId,
      isCurrent: this.resource.id === this.currentId,
      device: deviceName(userAgent),
      ip,
      method,
      factor,
      signedInAt: iso(signedInAt),
      lastSeenAt: iso(lastSeenAt),
      endsAt: iso(this.resource.endsAt(this.limits)),
    }
  }
}
