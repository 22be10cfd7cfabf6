import { decimal, scaled } from '#tests/sandbox/control/iso_4217'
import { isObject, type JsonObject, type Reply } from '#tests/sandbox/http/exchange'
import type { PurchaseUnit } from '#tests/sandbox/paypal/entities'
import { refuse } from '#tests/sandbox/paypal/errors'
import type { Issue } from '#tests/sandbox/paypal/issues'
import { paypalExponent, readMoney, type PaypalMoney } from '#tests/sandbox/paypal/money'

type Read<T> = { value: T; refused: null } | { value: null; refused: Reply }

const SYNTAX: Issue[] = ['MISSING_REQUIRED_PARAMETER', 'INVALID_PARAMETER_SYNTAX']
/** What adds to a unit's amount in its breakdown, and what takes away from it. */
const PLUS = ['item_total', 'tax_total', 'shipping', 'handling', 'insurance']
const MINUS = ['shipping_discount', 'discount']

/**
 * A money field of a request, or PayPal's refusal of it. The orders API has no issue of its own for
 * decimals where there are none: it says DECIMAL_PRECISION.
 */
export function moneyAt(
  value: unknown,
  field: string,
  forDecimals: Issue = 'DECIMALS_NOT_SUPPORTED'
): Read<PaypalMoney> {
  const read = readMoney(value)
  if (read.money) return { value: read.money, refused: null }
  const issue = read.issue === 'DECIMALS_NOT_SUPPORTED' ? forDecimals : read.issue
  const missing = issue === 'MISSING_REQUIRED_PARAMETER'
  const at = missing
    ? field
    : `${field}/${issue === 'INVALID_CURRENCY_CODE' ? 'currency_code' : 'value'}`
  return { value: null, refused: refuse(SYNTAX.includes(issue) ? 400 : 422, issue, { field: at }) }
}

/** The purchase units of a create request, checked as PayPal checks them. */
export function readPurchaseUnits(
  units: unknown,
  payee: PurchaseUnit['payee']
): Read<PurchaseUnit[]> {
  const bad = (status: 400 | 422, issue: Issue, field = '/purchase_units') => ({
    value: null,
    refused: refuse(status, issue, { field }),
  })
  if (!Array.isArray(units)) return bad(400, 'MISSING_REQUIRED_PARAMETER')
  if (units.length === 0) return bad(400, 'INVALID_ARRAY_MIN_ITEMS')
  if (units.length > 10) return bad(400, 'INVALID_ARRAY_MAX_ITEMS')
  const read: PurchaseUnit[] = []
  for (const [index, unit] of units.entries()) {
    const field = `/purchase_units/${index}`
    if (!isObject(unit)) return bad(400, 'INVALID_PARAMETER_SYNTAX', field)
    if (units.length > 1 && unit.reference_id === undefined) {
      return bad(422, 'REFERENCE_ID_REQUIRED', field)
    }
    const money = moneyAt(unit.amount, `${field}/amount`, 'DECIMAL_PRECISION')
    if (money.refused) return money
    const wrongText = ['custom_id', 'invoice_id', 'description'].find((name) =>
      isBadText(unit[name])
    )
    if (wrongText) return bad(400, 'INVALID_STRING_LENGTH', `${field}/${wrongText}`)
    if (!addsUp(unit.amount, money.value)) return bad(422, 'AMOUNT_MISMATCH', `${field}/amount`)
    read.push(unitFrom(unit, payee))
  }
  if (new Set(read.map((unit) => unit.reference_id)).size < read.length) {
    return bad(422, 'DUPLICATE_REFERENCE_ID')
  }
  if (new Set(read.map((unit) => unit.amount.currency_code)).size > 1) {
    return bad(422, 'MULTI_CURRENCY_ORDER')
  }
  return { value: read, refused: null }
}

function isBadText(value: unknown): boolean {
  if (value === undefined) return false
  return typeof value !== 'string' || value.length < 1 || value.length > 127
}

function unitFrom(unit: JsonObject, payee: PurchaseUnit['payee']): PurchaseUnit {
  return { payee, ...unit, reference_id: String(unit.reference_id ?? 'default') } as PurchaseUnit
}

function addsUp(amount: unknown, total: PaypalMoney): boolean {
  if (!isObject(amount) || !isObject(amount.breakdown)) return true
  const exponent = paypalExponent(total.currency_code)
  const { breakdown } = amount
  const units = (name: string) => {
    const part = breakdown[name]
    return isObject(part) && typeof part.value === 'string' ? scaled(part.value, exponent) : 0
  }
  const sum =
    PLUS.reduce((all, name) => all + units(name), 0) -
    MINUS.reduce((all, name) => all + units(name), 0)
  return decimal(sum, exponent) === decimal(scaled(total.value, exponent), exponent)
}
