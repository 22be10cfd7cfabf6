import { test } from '@japa/runner'
import { demoServer, openContext } from '#tests/support/browser_world'
import { settled } from '#tests/support/page_inspection'
import { PageWatch } from '#tests/support/page_watch'
import { KESTREL_BAY, newClient, signIn } from '#tests/support/portal_people'

/* The pages' own content policy is in force here. */
test.group('What pages ask for', () => {
  test('every page asks its own server only, and none complains', async ({ assert }) => {
    const server = await demoServer()
    const page = await (await openContext()).newPage()
    const watch = await PageWatch.of(page)
    const visit = async (path: string) => {
      await page.goto(`${server.url}/portal/${path}`)
      await settled(page)
    }

    await visit('login')
    await visit('forgot')
    await signIn(page, server, KESTREL_BAY)
    await settled(page)
    await visit('invoices')
    await page.getByRole('row').getByRole('link').first().click()
    await page.waitForURL('**/portal/invoice/*')
    await settled(page)
    for (const path of ['invoices?status=paid', 'payments', 'profile', 'help', 'nothing-here']) {
      await visit(path)
    }
    assert.deepEqual([...watch.hosts], [new URL(server.url).host])
    assert.deepEqual(watch.complaints, [])
  })

  test("paying asks the gateway's host for its script, and no other", async ({ assert }) => {
    const server = await demoServer()
    const client = await newClient(server, { name: 'Quay Ropes', ref: 'QR', invoices: 1 })
    const page = await (await openContext()).newPage()
    await signIn(page, server, client)
    await page.goto(`${server.url}/portal/invoice/${client.invoices[0].id}`)
    const own = new URL(server.url).host
    const gateway = new URL(server.sandbox.urls.razorpay).host

    const before = await PageWatch.of(page)
    await page.locator('input[name=gateway][value=razorpay]').check()
    await settled(page)
    assert.notInclude([...before.hosts], gateway, 'nothing of the gateway before the click')
    await page.getByRole('button', { name: /^Pay\b.*\d/ }).click()
    await page.waitForURL('**/portal/checkout/**')
    const frame = page.frameLocator('iframe')
    await frame.getByRole('button', { name: /^Pay/ }).waitFor()
    assert.sameMembers([...before.hosts], [own, gateway])

    await frame.getByRole('button', { name: /^Pay/ }).click()
    await page.getByRole('heading', { name: 'Paid in full' }).waitFor()
    assert.sameMembers([...before.hosts], [own, gateway])
    assert.deepEqual(before.complaints, [])
  })

  test('what a page may not do is kept from it and seen here', async ({ assert }) => {
    const server = await demoServer()
    const page = await (await openContext()).newPage()
    const watch = await PageWatch.of(page)
    await page.goto(`${server.url}/portal/login`)
    await settled(page)
    const elsewhere = `${server.sandbox.urls.inbox}/pixel.png`
    await page.evaluate(`new Promise((resolve) => {
      const image = new Image()
      image.onload = image.onerror = resolve
      image.src = ${JSON.stringify(elsewhere)}
    })`)
    await page.evaluate(`document.body.append(Object.assign(document.createElement('script'),
      { textContent: 'window.ran = true' }))`)
    assert.isUndefined(await page.evaluate('window.ran'))
    assert.match(watch.complaints.join('\n'), /img-src/)
    assert.match(watch.complaints.join('\n'), /script-src/)
  })
})
