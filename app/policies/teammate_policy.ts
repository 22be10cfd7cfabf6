import { BasePolicy } from '@adonisjs/bouncer'
import type Membership from '#models/membership'
import type { Reader } from '#models/reader'

/** Owners say who else acts for their client. Queries are scoped already; this asks again. */
export default class TeammatePolicy extends BasePolicy {
  list(reader: Reader): boolean {
    return reader.membership?.isActive === true && reader.membership.role === 'owner'
  }

  invite(reader: Reader): boolean {
    return this.list(reader)
  }

  change(reader: Reader, teammate: Membership): boolean {
    return this.list(reader) && reader.client.id === teammate.clientId
  }
}
