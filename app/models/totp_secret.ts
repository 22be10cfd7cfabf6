import { TotpSecretSchema } from '#database/schema'

/** An authenticator app of a person; a second factor once a code of it was shown to us. */
export default class TotpSecret extends TotpSecretSchema {}
