import limiter from '@adonisjs/limiter/services/main'

const PERIOD = '15 mins'

/** One payment opened by this account. Throws E_TOO_MANY_REQUESTS. */
export async function consumePaymentOpening(accountId: string): Promise<void> {
  await limiter.use({ requests: 40, duration: PERIOD }).consume(`payment_opening_${accountId}`)
}

/** One question to a gateway on behalf of this account. Throws E_TOO_MANY_REQUESTS. */
export async function consumePaymentCheck(accountId: string): Promise<void> {
  await limiter.use({ requests: 120, duration: PERIOD }).consume(`payment_check_${accountId}`)
}

/** One transfer reported by this account: each waits for staff. Throws E_TOO_MANY_REQUESTS. */
export async function consumeTransferReport(accountId: string): Promise<void> {
  await limiter.use({ requests: 20, duration: PERIOD }).consume(`transfer_report_${accountId}`)
}

/** One file of up to 5 MB uploaded by this account. Throws E_TOO_MANY_REQUESTS. */
export async function consumeProofUpload(accountId: string): Promise<void> {
  await limiter.use({ requests: 30, duration: PERIOD }).consume(`transfer_proof_${accountId}`)
}
