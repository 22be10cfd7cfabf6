import { test } from '@japa/runner'
import { demoServer, openContext } from '#tests/support/browser_world'
import { newClient, signIn } from '#tests/support/portal_people'

test('a reported transfer is corrected: the form has what was told, and the report is a new one', async ({
  assert,
}) => {
  const server = await demoServer()
  const client = await newClient(server, { name: 'Second Thoughts', ref: 'FIX', invoices: 1 })
  const page = await (await openContext()).newPage()
  await signIn(page, server, client)
  await page.goto(`${server.url}/portal/invoice/${client.invoices[0].id}`)
  await page.getByText('Part of it').click()
  await page.getByLabel('Amount to pay now').fill('40.50')
  await page.getByText('Bank transfer', { exact: true }).click()
  await page.getByLabel('Your bank’s reference').fill('UTR 1111')
  await page.getByRole('button', { name: 'I have paid' }).click()
  await page.waitForURL('**/portal/transfer/**')
  const first = page.url()

  await page.getByRole('button', { name: 'Correct the details' }).click()
  await page.getByRole('button', { name: 'Tell us again' }).click()
  await page.waitForURL('**/portal/invoice/**')
  const reference = page.getByLabel('Your bank’s reference')
  await reference.waitFor()
  assert.equal(await reference.inputValue(), 'UTR 1111')
  assert.equal(await page.getByLabel('Amount to pay now').inputValue(), '40.50')
  await reference.fill('UTR 2222')
  await page.getByRole('button', { name: 'I have paid' }).click()
  await page.waitForURL((url) => url.pathname.includes('/transfer/') && url.href !== first)
  await page.getByText('UTR 2222').waitFor()
  assert.match(await page.getByRole('main').innerText(), /40[.,]50/)
}).timeout(300_000)
