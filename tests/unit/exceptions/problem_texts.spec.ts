import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'

const NAMED = /new Problem\(\s*'([a-z-]+)'/g
const REFUSED = /refused\(\s*'([a-z_]+)'/g

/**
 * Refusals from here are told in other words: by a command, as details of another problem, or by the
 * job that they end.
 */
const KEPT_INSIDE = [
  'app/domain/staff/create_staff.ts',
  'app/domain/staff/recover_staff.ts',
  'app/domain/accounts/bulk/',
  'app/domain/accounts/passwords/password_policy.ts',
  'app/domain/bulk/',
  'app/domain/clients/client_table.ts',
  'app/domain/imports/',
  'app/domain/invoices/void_invoice.ts',
  'app/domain/ledger/allocate_credit.ts',
  'app/domain/ledger/record_offline_payment.ts',
  'app/domain/ledger/record_refund.ts',
  'app/domain/outbox/record_bounce.ts',
  'app/domain/transfers/judge_paid_on.ts',
]

/** Answered as what is not there, told at a field, or refused by the validator before anybody asks. */
const TOLD_OTHERWISE = [
  ...['payment-not-found', 'refund-not-found', 'deleted', 'amount-not-positive'],
  ...['password-too-short', 'password-missing', 'password-not-wanted'],
  ...['bad-email', 'same-email', 'step-over', 'idle-over-absolute', 'scope-not-held'],
]

async function sources(folder: string): Promise<{ path: string; text: string }[]> {
  const names = await readdir(folder, { recursive: true })
  const paths = names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name))
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })))
}

const slugs = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, code]) => code.replaceAll('_', '-'))

test.group('Texts of problems', () => {
  test('every problem that reaches the wire has a title and a detail', async ({ assert }) => {
    const app = await sources('app')
    const domain = app.filter(
      ({ path }) =>
        path.startsWith('app/domain/') && !KEPT_INSIDE.some((inside) => path.startsWith(inside))
    )
    const used = new Set([
      ...app.flatMap(({ text }) => slugs(text, NAMED)),
      ...domain.flatMap(({ text }) => slugs(text, REFUSED)),
    ])
    const texts: Record<string, { title?: string; detail?: string } | undefined> = JSON.parse(
      await readFile('resources/lang/en/problems.json', 'utf8')
    )
    assert.isAbove(used.size, 25)
    const missing = [...used]
      .filter((slug) => !TOLD_OTHERWISE.includes(slug))
      .filter((slug) => !texts[slug]?.title || !texts[slug].detail)
    assert.deepEqual(missing, [])
  })

  test('no problem stands there twice, because only the last would count', async ({ assert }) => {
    const file = await readFile('resources/lang/en/problems.json', 'utf8')
    const named = [...file.matchAll(/^ {2}"([^"]+)": \{/gm)].map(([, slug]) => slug)
    assert.lengthOf(named, Object.keys(JSON.parse(file)).length)
  })
})
