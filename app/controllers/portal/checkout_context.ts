import { appUrl } from '#config/app'
import type { CheckoutContext } from '#domain/ledger/intents/intent_facts'

/** Where gateways send a browser back to: built from APP_URL, never from a request. */
export function checkoutContext(companyName: string): CheckoutContext {
  return {
    companyName,
    returnUrl: ({ gateway, publicId }) => `${appUrl}/portal/return/${gateway}/${publicId}`,
    cancelUrl: ({ gateway, publicId }) => `${appUrl}/portal/return/${gateway}/${publicId}`,
  }
}
