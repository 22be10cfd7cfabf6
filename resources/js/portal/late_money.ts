import type { Intent } from '~shared/wire'

/**
 * Razorpay calls a try failed that a bank may still complete minutes later (late authorisation);
 * such money is taken up when it comes, so nobody is told that none was taken.
 */
export const mayComeLate = ({ gateway, state, failure }: Intent) =>
  gateway === 'razorpay' &&
  state === 'failed' &&
  (failure?.code === 'declined' || failure?.code === 'payment_failed')
