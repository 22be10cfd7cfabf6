import { BaseTransformer } from '@adonisjs/core/transformers'
import type { OpenedAccount } from '#domain/accounts/open_missing_accounts'

/** The accounts that were made, or would be in a dry run. */
export default class OpenedAccountsTransformer extends BaseTransformer<{
  opened: OpenedAccount[]
  alreadyThere: number
  dryRun: boolean
}> {
  toObject() {
    return {
      dryRun: this.resource.dryRun,
      alreadyThere: this.resource.alreadyThere,
      opened: this.resource.opened.map(({ clientId, clientName, email }) => ({
        client: { id: clientId, name: clientName },
        email,
      })),
    }
  }
}
