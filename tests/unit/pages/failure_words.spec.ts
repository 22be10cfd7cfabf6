import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { FAILURE_CODES } from '#domain/ledger/intents/failure_codes'

const read = (path: string) =>
  readFileSync(new URL(`../../../resources/${path}`, import.meta.url), 'utf8')

/** The page of such a payment tells what staff decided instead of why it failed. */
const TOLD_OTHERWISE = ['returned']

test.group('Words for a payment that failed', () => {
  for (const code of FAILURE_CODES.filter((one) => !TOLD_OTHERWISE.includes(one))) {
    test(`${code} is told in words`, ({ assert }) => {
      const texts: Record<string, string> = JSON.parse(read('lang/en/portal.json'))
      assert.isNotEmpty(texts[`result.why_${code}`] ?? '', `portal.json: result.why_${code}`)
      const [, listed = ''] =
        /const reasons = \[([^\]]*)\]/.exec(
          read('js/portal/components/payments/failure_words.ts')
        ) ?? []
      assert.include(listed, `'${code}'`, 'failure_words.ts')
    })
  }

  test('no words are kept for codes that no payment has', ({ assert }) => {
    const texts: Record<string, string> = JSON.parse(read('lang/en/portal.json'))
    const told = Object.keys(texts)
      .filter((key) => key.startsWith('result.why_'))
      .map((key) => key.slice('result.why_'.length))
    assert.isEmpty(told.filter((code) => !FAILURE_CODES.some((one) => one === code)))
  })
})
