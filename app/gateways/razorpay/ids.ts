/**
 * Ids go into the path of a request: one that is not of Razorpay's form never leaves the server.
 */
const ID = /^(pay|order|rfnd|disp)_[A-Za-z0-9]{14}$/

export function isRazorpayId(kind: 'pay' | 'order' | 'rfnd' | 'disp', id: unknown): id is string {
  return typeof id === 'string' && ID.test(id) && id.startsWith(`${kind}_`)
}
