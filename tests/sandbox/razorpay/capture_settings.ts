import { isObject, type Reply } from '#tests/sandbox/http/exchange'
import type { RazorpayPayment } from '#tests/sandbox/razorpay/entities'
import { refuse } from '#tests/sandbox/razorpay/errors'

/** When a payment of an order is captured by itself (Razorpay's "capture settings" of an order). */
export interface CaptureSettings {
  capture: 'automatic' | 'manual'
  /** Minutes from the payment's creation in which an authorisation is still captured by itself. */
  automaticMinutes: number
}

/** The account's own setting: every authorisation is captured, however late. */
export const ACCOUNT_DEFAULT: CaptureSettings = { capture: 'automatic', automaticMinutes: Infinity }

const SHORTEST_MINUTES = 12

/** Why the `payment` object of an order is refused, or null. */
export function refuseCaptureSettings(payment: unknown): Reply | null {
  if (payment === undefined || payment === null) return null
  const bad = (description: string, field: string) => refuse(description, { field })
  if (!isObject(payment)) return bad('The payment must be an object.', 'payment')
  if (payment.capture !== 'automatic' && payment.capture !== 'manual') {
    return bad('The selected capture is invalid.', 'capture')
  }
  if (payment.capture === 'manual' && payment.capture_options === undefined) return null
  if (!isObject(payment.capture_options)) {
    return bad('The capture options field is required.', 'capture_options')
  }
  const { automatic_expiry_period: automatic, manual_expiry_period: manual } =
    payment.capture_options
  if (payment.capture === 'automatic' && !isMinutes(automatic, SHORTEST_MINUTES)) {
    return bad('The automatic expiry period must be at least 12.', 'automatic_expiry_period')
  }
  if (manual !== undefined && !isMinutes(manual, Number(automatic ?? 0))) {
    return bad(
      'The manual expiry period must be equal to or greater than the automatic one.',
      'manual_expiry_period'
    )
  }
  return null
}

/** Checked settings as they are stored; null leaves it to the account's own. */
export function captureSettingsOf(payment: unknown): CaptureSettings | null {
  if (!isObject(payment)) return null
  const options = isObject(payment.capture_options) ? payment.capture_options : {}
  return {
    capture: payment.capture === 'manual' ? 'manual' : 'automatic',
    automaticMinutes: Number(options.automatic_expiry_period ?? 0),
  }
}

export function isCapturedByItself(
  settings: CaptureSettings,
  payment: RazorpayPayment,
  nowSeconds: number
): boolean {
  const minutes = (nowSeconds - payment.created_at) / 60
  return settings.capture === 'automatic' && minutes <= settings.automaticMinutes
}

function isMinutes(value: unknown, least: number): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least
}
