/**
 * Currencies and subunits as Razorpay publishes them ("Supported Currencies" of its documentation
 * on international payments). Those without an ISO 4217 code in use are left out.
 */
const TWO_DECIMALS =
  'AED ALL AMD AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BZD CAD CHF CNY COP CRC ' +
  'CUP CVE CZK DKK DOP DZD EGP ETB EUR FJD GBP GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR ' +
  'JMD KES KGS KHR KYD KZT LAK LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN ' +
  'NAD NGN NIO NOK NPR NZD PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SCR SEK SGD SOS SVC SZL THB ' +
  'TRY TTD TWD TZS UAH USD UYU UZS XCD YER ZAR ZMW'
const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
const THREE_DECIMALS = 'BHD IQD JOD KWD OMR TND'

const exponents = new Map<string, number>([
  ...TWO_DECIMALS.split(' ').map((code): [string, number] => [code, 2]),
  ...NO_DECIMALS.split(' ').map((code): [string, number] => [code, 0]),
  ...THREE_DECIMALS.split(' ').map((code): [string, number] => [code, 3]),
])

/** Decimals of Razorpay's subunit; null when it does not take the currency. */
export function razorpayExponent(currency: string): number | null {
  return exponents.get(currency) ?? null
}
