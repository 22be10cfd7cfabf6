import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { reconcilePayments, type ReconcilerLimits } from '#domain/ledger/intents/reconcile_payments'
import { reconcileRefunds } from '#domain/ledger/refunds/reconcile_refunds'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'

/** The next run starts after a minute; what is left then is still due. */
const LONGEST_RUN_MS = 40_000

/** Kept for the refunds, however many payments there are. */
const REFUNDS_MS = 15_000

/** Every minute: asks the gateways about each payment and refund whose next check is due. */
@inject()
export default class ReconcilePayments extends Job<Record<string, never>> {
  static options = { name: 'reconcile_payments', removeOnComplete: true }

  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    const find = (name: string) => this.gateways.get(name)
    const until = performance.now() + LONGEST_RUN_MS
    const limits: ReconcilerLimits = {
      isTimeLeft: () => performance.now() < until,
      isAnswering: (name) => this.gateways.isAnswering(name),
    }
    const { checked, failures } = await reconcilePayments(find, this.clock.now(), limits)
    for (const { intentId, error } of failures) {
      this.logger.error({ err: error, intentId }, 'a payment could not be reconciled')
    }
    if (checked > 0) this.logger.info({ checked, failed: failures.length }, 'payments reconciled')

    const refunds = await reconcileRefunds(find, this.clock.now(), {
      ...limits,
      isTimeLeft: () => performance.now() < until + REFUNDS_MS,
    })
    for (const { refundId, error } of refunds.failures) {
      this.logger.error({ err: error, refundId }, 'a refund could not be reconciled')
    }
  }

  async failed(error: Error) {
    this.logger.error({ err: error }, 'reconciling payments failed')
  }
}
