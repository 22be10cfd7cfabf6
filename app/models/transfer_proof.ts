import { TransferProofSchema } from '#database/schema'

/** The file that came with a transfer report, as it was sent. */
export default class TransferProof extends TransferProofSchema {}
