const DAY_MS = 86_400_000

/** What a gateway does about a webhook that was not answered with 2xx. */
export interface RetryPolicy {
  /**
   * How long it waits before a retry (the first is 1) of an event whose first attempt was `ageMs`
   * ago; null when it gives the event up.
   */
  wait(retry: number, ageMs: number): number | null
  /** Whether giving up an event disables the webhook, when nothing else got through meanwhile. */
  disables: boolean
}

/**
 * Razorpay retries with exponential waits for 24 hours, then disables the webhook. It does not
 * publish the waits: here each is four times the one before, and the last attempt is at the end.
 */
export const RAZORPAY_RETRIES: RetryPolicy = {
  wait: (retry, ageMs) => {
    const left = DAY_MS - ageMs
    return left > 0 ? Math.min(500 * 4 ** (retry - 1), left) : null
  },
  disables: true,
}

/** PayPal retries up to 25 times in three days, and lets the webhook be. */
export const PAYPAL_RETRIES: RetryPolicy = {
  wait: (retry) => (retry <= 25 ? 500 * 1.665 ** (retry - 1) : null),
  disables: false,
}
