import { BasePolicy } from '@adonisjs/bouncer'
import type Account from '#models/account'

/** Everybody edits their own name; only owners the client's details. */
export default class ProfilePolicy extends BasePolicy {
  editClient(account: Account): boolean {
    return account.currentMembership?.mayEditClient === true
  }
}
