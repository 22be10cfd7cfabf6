import type { GatewayPayment, GatewayState, PaymentGateway } from '#gateways/payment_gateway'

export type Change = (state: GatewayState) => Partial<GatewayState>

/** The real gateway, whose answers about an order are changed. */
export function answering(gateway: PaymentGateway, change: Change): PaymentGateway {
  return Object.create(gateway, {
    inspect: {
      value: async (...args: Parameters<PaymentGateway['inspect']>): Promise<GatewayState> => {
        const state = await gateway.inspect(...args)
        return { ...state, ...change(state) }
      },
    },
  }) as PaymentGateway
}

/** All payments of an order are changed in this. */
export function eachPayment(changes: Partial<GatewayPayment>): Change {
  return ({ payments }) => ({ payments: payments.map((one) => ({ ...one, ...changes })) })
}

/** The order has one more payment: the first again, but for this. */
export function oneMorePayment(changes: Partial<GatewayPayment>): Change {
  return ({ payments }) => ({ payments: [...payments, { ...payments[0], ...changes }] })
}
