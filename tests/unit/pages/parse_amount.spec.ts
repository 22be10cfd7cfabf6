import { test } from '@japa/runner'
import { parseAmount } from '../../../resources/js/shared/format/parse_amount.js'

/** What is typed, where, with how many decimals, and what it is in minor units. */
const READ: [string, string, number, number][] = [
  ['1180', 'en-IN', 2, 118_000],
  ['1,180.00', 'en-IN', 2, 118_000],
  ['1.180,00', 'en-IN', 2, 118_000],
  ['1.180,00', 'de-DE', 2, 118_000],
  ['1,180.00', 'de-DE', 2, 118_000],
  ['1.180', 'de-DE', 2, 118_000],
  ['1,180', 'en-GB', 2, 118_000],
  ['1180,5', 'de-DE', 2, 118_050],
  ['1180.5', 'de-DE', 2, 118_050],
  ['1 180,00', 'fr-FR', 2, 118_000],
  ['1\u202F180,00', 'fr-FR', 2, 118_000],
  ["1'180.00", 'de-CH', 2, 118_000],
  ['₹1,00,000', 'en-IN', 2, 10_000_000],
  ['12,34,567.89', 'en-IN', 2, 123_456_789],
  ['1,234,567.89', 'en-US', 2, 123_456_789],
  ['१,१८०.००', 'hi-IN', 2, 118_000],
  ['١٬١٨٠٫٠٠', 'ar-EG', 2, 118_000],
  ['0.07', 'en-IN', 2, 7],
  ['.5', 'en-IN', 2, 50],
  ['5.', 'en-IN', 2, 500],
  ['8.29', 'en-US', 2, 829],
  ['1.005', 'en-US', 3, 1_005],
  ['1,5', 'en-US', 2, 150],
  ['5400', 'ja-JP', 0, 5_400],
  ['5,400', 'ja-JP', 0, 5_400],
  ['90071992547409.91', 'en-US', 2, Number.MAX_SAFE_INTEGER],
]

const REFUSED: [string, string, number, string][] = [
  ['', 'en-IN', 2, 'not_a_number'],
  ['   ', 'en-IN', 2, 'not_a_number'],
  ['.', 'en-IN', 2, 'not_a_number'],
  ['-5', 'en-IN', 2, 'not_a_number'],
  ['1e3', 'en-IN', 2, 'not_a_number'],
  ['0x10', 'en-IN', 2, 'not_a_number'],
  ['all of it', 'en-IN', 2, 'not_a_number'],
  ['1,2,3', 'en-IN', 2, 'not_a_number'],
  ['1.2.3', 'en-IN', 2, 'not_a_number'],
  ['1.180,00.0', 'de-DE', 2, 'not_a_number'],
  ['11,80', 'ja-JP', 0, 'not_a_number'],
  ['1.180', 'en-IN', 2, 'too_precise'],
  ['1.005', 'en-US', 2, 'too_precise'],
  ['10.50', 'ja-JP', 0, 'too_precise'],
  ['90071992547409.92', 'en-US', 2, 'not_a_number'],
  ['9'.repeat(400), 'en-US', 2, 'not_a_number'],
]

test.group('An amount as people type it', () => {
  for (const [typed, locale, exponent, minor] of READ) {
    test(`"${typed}" in ${locale} with ${exponent} decimals is ${minor}`, ({ assert }) => {
      assert.strictEqual(parseAmount(typed, locale, exponent), minor)
    })
  }

  for (const [typed, locale, exponent, fault] of REFUSED) {
    test(`"${typed.slice(0, 20)}" in ${locale} with ${exponent} decimals is ${fault}`, ({
      assert,
    }) => {
      assert.strictEqual(parseAmount(typed, locale, exponent), fault)
    })
  }
})
