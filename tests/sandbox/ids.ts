import { randomInt } from 'node:crypto'

const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
/** PayPal's account ids leave out what is easily misread (their own published pattern). */
const ACCOUNT = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

type RazorpayPrefix = 'pay' | 'order' | 'rfnd' | 'disp' | 'card' | 'acc' | 'evt'

/** `pay_`, `order_`, `rfnd_` … and 14 letters or digits. */
export function razorpayId(prefix: RazorpayPrefix): string {
  return `${prefix}_${pick(BASE62, 14)}`
}

/** Orders, captures, refunds and parts of event ids: 17 capitals or digits. */
export function paypalId(): string {
  return pick(UPPER, 17)
}

export function paypalAccountId(): string {
  return pick(ACCOUNT, 13)
}

export function digits(length: number): string {
  return pick('0123456789', length)
}

export function hex(length: number): string {
  return pick('0123456789abcdef', length)
}
