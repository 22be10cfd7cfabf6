import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { PageWatch } from '#tests/support/page_watch'
import { newClient } from '#tests/support/portal_people'
import { newColleague, staffSignsIn } from '#tests/support/staff_door'

/** Markup, as XML has it, a sign that turns the line around, and one that nobody sees. */
const HOSTILE = 'Reed &lt;img src=x onerror="document.title=1"&gt; \u202Eecila\u2066 \u200BLtd'

type Framed = { words: string; ground: string; links: number; images: number }

/** What the frame of a mail shows: its words, its ground, and whether anything in it leads away. */
const frameOf = (page: Page) =>
  page.evaluate<Framed>(`(() => {
    const { body } = document.querySelector('iframe.mail-frame').contentDocument
    return {
      words: body.innerText,
      ground: getComputedStyle(body).backgroundColor,
      links: body.querySelectorAll('a[href]').length,
      images: body.querySelectorAll('img[src="x"]').length,
    }
  })()`)

const inDialog = (page: Page) => page.getByRole('dialog')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test.group('Staff, reminders and mail', (group) => {
  group.setup(async () => {
    await demoServer()
  })

  test('rules that collide lose nothing; words are seen as a mail; an invoice is reminded of', async ({
    assert,
  }) => {
    const server = await demoServer()
    const colleague = await newColleague(server, 'reminders', 'owner')
    const client = await newClient(server, { name: HOSTILE, ref: 'RE', invoices: 1 })
    const page = await (await openContext()).newPage()
    const watch = await PageWatch.of(page)
    await page.goto(`${server.url}/admin/reminders`)
    await staffSignsIn(page, colleague)
    await page.getByText('Reminders are on').waitFor()
    await page.getByText('In the seven days after that').waitFor()

    const before = await page.locator('.rule').count()
    await press(page, 'Add a rule')
    await page.keyboard.type('11')
    await press(page, 'Save')
    await page.getByText('Another rule has this day already.').waitFor()
    await page.locator('.rule').last().getByLabel('Days', { exact: true }).fill('21')
    await page.evaluate(
      `fetch('/api/v1/admin/settings/reminders', { method: 'PATCH', body: '{"hour":8}',
         headers: { 'content-type': 'application/json' } })`
    )
    await press(page, 'Save')
    await page.getByText('Somebody changed this meanwhile').waitFor()
    assert.equal(
      await page.locator('.rule').last().getByLabel('Days', { exact: true }).inputValue(),
      '21'
    )
    await press(page, 'Save mine over theirs')
    await page.getByText('Saved.').waitFor()
    await page.reload()
    await page.locator('.rule').nth(before).waitFor()

    await page.getByRole('link', { name: 'Wording' }).click()
    await page.getByLabel('Subject').fill('Friendly: {nmae}')
    await press(page, 'Save')
    await page.getByText('Nothing can be filled in for {nmae}').waitFor()
    await page.getByLabel('Subject').fill('Friendly: {number} <b>{name}</b>')
    await page.getByText('Subject: Friendly: A-0042 <b>Ada</b>').waitFor()
    const shown = await frameOf(page)
    assert.include(shown.words, 'Friendly: A-0042 <b>Ada</b>')
    assert.notEqual(shown.ground, 'rgba(0, 0, 0, 0)')
    assert.equal(shown.links, 0)

    await page.goto(`${server.url}/admin/invoices/${client.invoices[0].id}`)
    await press(page, 'Remind now')
    await inDialog(page).getByText('Goes to').waitFor()
    await inDialog(page).getByRole('button', { name: 'Send reminder 1' }).click()
    await page.getByText('A reminder of RE-1 is on its way.').waitFor()
    await press(page, 'Remind now')
    await inDialog(page).getByText('A reminder went out today already.').waitFor()

    await page.goto(`${server.url}/admin/mails?kind=reminder&q=${encodeURIComponent(client.email)}`)
    await page.getByRole('row').nth(1).getByRole('link').click()
    await page.getByText('Message-ID').waitFor()
    const mailed = await frameOf(page)
    assert.include(mailed.words, 'RE-1')
    assert.deepEqual([mailed.images, mailed.links], [0, 0])
    await press(page, 'As plain text')
    await page.locator('pre').getByText('/portal/invoice/').waitFor()
    // Asked for on purpose: a 409 and a 422.
    const others = watch.complaints.filter((one) => !/status of (409|422|401)/.test(one))
    assert.deepEqual(others, [])
  })
})
