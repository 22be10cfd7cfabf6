import { PasskeySchema } from '#database/schema'

/** A key on a person's device (WebAuthn), which signs in alone or as second factor. */
export default class Passkey extends PasskeySchema {}
