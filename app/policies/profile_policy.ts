import { BasePolicy } from '@adonisjs/bouncer'
import type { Reader } from '#models/reader'

/** Everybody edits their own name; only owners the client's details. */
export default class ProfilePolicy extends BasePolicy {
  editClient(reader: Reader): boolean {
    return reader.mayEditClient
  }
}
