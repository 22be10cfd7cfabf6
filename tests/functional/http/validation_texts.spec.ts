import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'
const texts = async (): Promise<Record<string, string>> =>
  JSON.parse(await readFile('resources/lang/en/validator.json', 'utf8')).shared.messages

test.group('What is wrong with a field', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is said in the words of the catalogue, with their values', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    const message = async (method: string, path: string, body?: unknown) => {
      const answer = await browser.send(method, `${API}${path}`, body)
      assert.equal(answer.status, 422, path)
      return answer.body.errors[0].message
    }
    const { required, email, printable, day, enum: choice } = await texts()

    assert.equal(await message('POST', '/password-resets', {}), required)
    const billing = { client: { billingEmail: 'nobody' } }
    assert.equal(await message('PATCH', '/profile', billing), email)
    assert.equal(await message('PATCH', '/profile', { name: 'a\u0000' }), printable)
    assert.equal(await message('GET', '/invoices?from=2025-02-30'), day)
    assert.equal(
      await message('PATCH', '/profile', { name: 'x'.repeat(201) }),
      'Use at most 200 characters.'
    )
    assert.equal(
      await message('POST', '/payment-intents', { gateway: 'razorpay', invoices: [] }),
      'Give at least one.'
    )
    assert.equal(await message('GET', '/invoices?status=nothing'), choice)
  })

  test('has a text for every rule that validators use', async ({ assert }) => {
    const known = await texts()
    const folder = 'app/validators'
    const names = await readdir(folder, { recursive: true })
    const files = names.filter((name) => name.endsWith('.ts'))
    const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
    const rules =
      /\b(?:vine\.|\.)(string|number|boolean|array|object|enum|literal|email|regex|min|max|minLength|maxLength|withoutDecimals|distinct)\(|report\(\s*'[^']*',\s*'(\w+)'/g
    const used = sources.flatMap((text) => [...text.matchAll(rules)].map(([, a, b]) => a ?? b))
    assert.deepEqual(
      [...new Set(used)].filter((rule) => !known[rule]),
      []
    )
  })

  test('is told to a stranger as well', async ({ assert }) => {
    const { body } = await new PortalBrowser().send('POST', `${API}/session`, {})
    const { required } = await texts()
    assert.deepEqual(
      body.errors.map(({ message }: { message: string }) => message),
      [required, required]
    )
  })
})
