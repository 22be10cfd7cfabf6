import { test } from '@japa/runner'
import { localeOf } from '#domain/accounts/locale_of'

test.group('The locale of a client', () => {
  for (const [country, company, locale] of [
    ['IN', 'en', 'en-IN'],
    ['de', 'en-GB', 'en-DE'],
    [null, 'en-GB', 'en-GB'],
    ['not a country', 'en', 'en'],
    ['', 'de-AT', 'de-AT'],
  ] as const) {
    test(`${country} at a company of ${company} is ${locale}`, ({ assert }) => {
      assert.equal(localeOf(country, company), locale)
    })
  }
})
