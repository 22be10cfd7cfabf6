import { Postman } from '#mails/postman'

/** Takes every mail and sends none. */
export class SilentPostman extends Postman {
  override async deliver(): Promise<void> {}
}
