import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { axeViolations } from '#tests/support/axe'
import { demoServer, openContext } from '#tests/support/browser_world'
import { Inspection } from '#tests/support/page_inspection'
import { PageWatch } from '#tests/support/page_watch'
import { newClient } from '#tests/support/portal_people'
import { newColleague, staffSignsIn } from '#tests/support/staff_door'

/* What a page looks like does not depend on the database: one look each is enough on the second. */
const EVERYWHERE = !process.env.DATABASE_URL
const WIDTHS = EVERYWHERE ? [390, 1280] : [390]
const THEMES = EVERYWHERE ? (['light', 'dark'] as const) : (['light'] as const)

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

  test('every page is well to look at', async ({ assert }) => {
    const server = await demoServer()
    const colleague = await newColleague(server, 'reminders-look', 'owner')
    const page = await (await openContext({ bypassCSP: true })).newPage()
    const inspection = new Inspection(page, WIDTHS, THEMES)
    await page.goto(`${server.url}/admin/reminders`)
    await staffSignsIn(page, colleague)
    await page.getByText('In the seven days after that').waitFor()
    await inspection.look('admin-reminders', 'Reminders')
    await press(page, 'Turn off')
    await inDialog(page).waitFor()
    await press(page, 'Cancel')
    await page.getByRole('link', { name: 'Wording' }).click()
    await page.locator('iframe').waitFor()
    // A page with a frame without scripts never tells that its network is idle.
    const found = await axeViolations(page.mainFrame())
    await page.getByRole('link', { name: 'Sent and not sent' }).click()
    await page.getByRole('row').nth(1).waitFor()
    await inspection.look('admin-reminder-sends', 'Reminders')
    await page.goto(`${server.url}/admin/mails?kind=reminder`)
    await page.getByRole('row').nth(1).waitFor()
    await inspection.look('admin-mails', 'Mail')
    await page.getByRole('row').nth(1).getByRole('link').click()
    await press(page, 'As plain text')
    await page.locator('iframe').waitFor({ state: 'detached' })
    await inspection.look('admin-mail', /./)
    assert.deepEqual([...found, ...inspection.problems], [])
  })
})
