/** Razorpay counts these as ISO 4217 does: no subunit, or thousandths; all others are hundredths. */
const WHOLE = ['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX'].concat([
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
])
const THOUSANDTHS = ['BHD', 'IQD', 'JOD', 'KWD', 'OMR', 'TND']
const HUNDREDTHS = (
  'AED ALL AMD ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BZD CAD CHF CNY COP ' +
  'CRC CUP CVE CZK DKK DOP DZD EGP ETB EUR FJD GBP GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ' +
  'ILS INR JMD KES KGS KHR KYD KZT LAK LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN ' +
  'MYR MZN NAD NGN NIO NOK NPR NZD PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SCR SEK SGD SLL SOS ' +
  'SSP SVC SZL THB TRY TTD TWD TZS UAH USD UYU UZS XCD YER ZAR ZMW'
).split(' ')

const EXPONENTS = new Map<string, number>([
  ...WHOLE.map((code) => [code, 0] as const),
  ...HUNDREDTHS.map((code) => [code, 2] as const),
  ...THOUSANDTHS.map((code) => [code, 3] as const),
])

/** Decimals of a currency at Razorpay, or null when it is not taken. */
export function razorpayExponent(currency: string): number | null {
  return EXPONENTS.get(currency) ?? null
}
