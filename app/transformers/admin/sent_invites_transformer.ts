import { BaseTransformer } from '@adonisjs/core/transformers'
import type { InviteReport } from '#domain/accounts/links/send_invites'

/** What became of each invite, or would in a dry run. */
export default class SentInvitesTransformer extends BaseTransformer<{
  reports: InviteReport[]
  dryRun: boolean
}> {
  toObject() {
    return {
      dryRun: this.resource.dryRun,
      invites: this.resource.reports.map(({ clientId, clientName, email, outcome }) => ({
        client: clientId === null ? null : { id: clientId, name: clientName ?? '' },
        email,
        outcome,
      })),
    }
  }
}
