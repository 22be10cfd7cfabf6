/** Sent again with the same key, a request is answered as it was the first time and does nothing more. */
export const once = (key: string) => ({ 'idempotency-key': key })
