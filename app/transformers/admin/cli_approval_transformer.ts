import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso } from '#domain/shared/iso'
import type CliSignIn from '#models/cli_sign_in'

type Facts = {
  /** Whether it asked from the network that the page is looked at from; null where nobody can tell. */
  isSameNetwork: boolean | null
}

/** A terminal that asks to act for whoever looks at this. */
export default class CliApprovalTransformer extends BaseTransformer<CliSignIn> {
  constructor(
    resource: CliSignIn,
    protected facts: Facts
  ) {
    super(resource)
  }

  toObject() {
    const { name, ip, userAgent, createdAt, expiresAt } = this.resource
    return {
      name,
      ip,
      userAgent,
      isSameNetwork: this.facts.isSameNetwork,
      askedAt: iso(createdAt),
      expiresAt: iso(expiresAt),
    }
  }
}
