import { RecoveryCodeSchema } from '#database/schema'

/** One of the codes that let a person in whose phone or key is gone; each works once. */
export default class RecoveryCode extends RecoveryCodeSchema {}
