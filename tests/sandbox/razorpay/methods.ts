import { digits, hex, razorpayId } from '#tests/sandbox/ids'
import type { RazorpayPayment } from '#tests/sandbox/razorpay/entities'

export const METHODS = ['upi', 'card', 'netbanking'] as const
export type Method = (typeof METHODS)[number]

type MethodFields = Pick<
  RazorpayPayment,
  'method' | 'card_id' | 'card' | 'bank' | 'wallet' | 'vpa' | 'upi' | 'acquirer_data'
>

/** The part of a payment that depends on how it was paid. */
export function methodFields(method: Method): MethodFields {
  const none = { card_id: null, bank: null, wallet: null, vpa: null }
  switch (method) {
    case 'upi': {
      const vpa = 'customer@okhdfcbank'
      return {
        ...none,
        method,
        vpa,
        upi: { vpa, payer_account_type: 'bank_account', flow: 'collect' },
        acquirer_data: { rrn: digits(12), upi_transaction_id: hex(32).toUpperCase() },
      }
    }
    case 'card': {
      const id = razorpayId('card')
      return {
        ...none,
        method,
        card_id: id,
        card: {
          id,
          entity: 'card',
          name: 'Sandbox Customer',
          last4: '1111',
          network: 'Visa',
          type: 'credit',
          issuer: null,
          international: false,
          emi: false,
          sub_type: 'customer',
        },
        acquirer_data: { auth_code: digits(6), rrn: digits(12) },
      }
    }
    case 'netbanking':
      return {
        ...none,
        method,
        bank: 'HDFC',
        acquirer_data: { bank_transaction_id: digits(10) },
      }
  }
}
