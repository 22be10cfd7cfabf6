import type { Row } from '../../client.ts'
import { spoken } from '../jobs/words.ts'

type Paid = Pick<Row<'admin.payments.index'>, 'gateway' | 'method'>

const GATEWAYS: Partial<Record<Paid['gateway'], string>> = {
  razorpay: 'Razorpay',
  paypal: 'PayPal',
}

/** "Razorpay, card ending 1111", "PayPal", "bank transfer". */
export function methodOf({ gateway, method }: Paid): string {
  const name = GATEWAYS[gateway] ?? spoken(gateway)
  const isSaidTwice = squeezed(method.label) === squeezed(gateway)
  return isSaidTwice ? name : `${name}, ${spoken(method.label)}`
}

function squeezed(text: string): string {
  return text.replace(/[^a-z]/gi, '').toLowerCase()
}
