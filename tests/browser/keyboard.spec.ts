import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { settled } from '#tests/support/page_inspection'
import { KESTREL_BAY, newClient } from '#tests/support/portal_people'

/** More would mean that somebody is lost. */
const FAR = 60

/** What has the focus: its name as people know it, and whether its ring can be seen. */
const FOCUSED = `(() => {
  const element = document.activeElement
  const name = element.getAttribute('aria-label') || element.labels?.[0]?.innerText || element.innerText || ''
  const shows = (one) => {
    const style = getComputedStyle(one)
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    return outlined || style.boxShadow !== 'none'
  }
  const box = element.getBoundingClientRect()
  const inView = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
  const holders = [element, element.closest('label, .choice, .field')].filter(Boolean)
  return {
    tag: element.tagName.toLowerCase(),
    name: name.trim(),
    isVisible: inView && holders.some(shows),
  }
})()`

type Focused = { tag: string; name: string; isVisible: boolean }
const focused = (page: Page) => page.evaluate<Focused>(FOCUSED)

/** Presses Tab until something of that name has the focus; everything on the way must show its own. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<Focused> {
  const passed: string[] = []
  for (let step = 0; step < FAR; step++) {
    await page.keyboard.press(key)
    const now = await focused(page)
    passed.push(`${now.tag} ${now.name}`)
    if (now.tag !== 'body' && !now.isVisible) {
      throw new Error(`The focus cannot be seen on ${passed.at(-1)} of ${page.url()}`)
    }
    if (name.test(now.name)) return now
  }
  throw new Error(`${name} was not reached on ${page.url()}: ${passed.join(' | ')}`)
}

test.group('By keyboard alone', () => {
  test('signing in, reading an invoice and paying it', async ({ assert }) => {
    const server = await demoServer()
    const client = await newClient(server, { name: 'Quay Lanterns', ref: 'QL', invoices: 2 })
    const page = await (await openContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await page.goto(`${server.url}/portal/login`)
    await settled(page)

    const skip = await tabTo(page, /./)
    assert.equal(skip.name, 'Skip to content')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate('document.activeElement.id'), 'main')
    await tabTo(page, /^Email$/)
    await page.keyboard.type(client.email)
    await tabTo(page, /^Password$/)
    await page.keyboard.type(client.password)
    await tabTo(page, /^Show password$/)
    await page.keyboard.press('Space')
    const shown = page.getByLabel('Password', { exact: true })
    assert.equal(await shown.getAttribute('type'), 'text')
    await tabTo(page, /^Sign in$/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/portal/dashboard')
    await settled(page)
    assert.equal(await page.evaluate('document.activeElement.id'), 'main')

    await tabTo(page, /^QL-1$/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/portal/invoice/*')
    await settled(page)
    await tabTo(page, /^Download QL-1 as PDF$/)
    await tabTo(page, /^Card/)
    await page.keyboard.press('ArrowDown')
    assert.isTrue(await page.locator('input[value=paypal]').isChecked())
    await page.keyboard.press('ArrowUp')
    await tabTo(page, /^Pay\b.*\d/)
    await page.keyboard.press('Enter')

    await page.waitForURL('**/portal/checkout/**')
    const frame = page.frameLocator('iframe')
    await frame.getByRole('button', { name: /^Pay/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'This payment is not finished' }).waitFor()
    await settled(page)
    await tabTo(page, /^Back to the invoice$/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/portal/invoice/*')
    await settled(page)
    assert.equal(await page.evaluate('document.activeElement.id'), 'pay-title')

    await tabTo(page, /^Card/)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, /^Pay\b.*\d/)
    await page.keyboard.press('Space')
    await page.waitForURL('**/checkoutnow**')
    await page.getByRole('button', { name: /^Approve/ }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/portal/payment/**')
    await page.getByRole('heading', { name: 'Paid in full' }).waitFor()
    await tabTo(page, /^Download receipt$/)
    await tabTo(page, /^View invoice$/)
  })

  test('every page: what can be pressed can be reached, and nothing holds the focus', async ({
    assert,
  }) => {
    const server = await demoServer()
    const page = await (await openContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await page.goto(`${server.url}/portal/login`)
    await page.getByLabel('Email').fill(KESTREL_BAY.email)
    await page.getByLabel('Password', { exact: true }).fill(KESTREL_BAY.password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/portal/dashboard')

    for (const path of ['dashboard', 'invoices', 'payments', 'profile', 'help']) {
      await page.goto(`${server.url}/portal/${path}`)
      await settled(page)
      await page.evaluate('document.activeElement.blur()')
      const pressable = await page.evaluate<number>(MARK_PRESSABLE)
      assert.isAbove(pressable, 5)
      // One for each, and some for groups of radio buttons and the way round.
      for (let step = 0; step < pressable + 5; step++) {
        await page.keyboard.press('Tab')
        await page.evaluate("document.activeElement.removeAttribute('data-unreached')")
      }
      const unreached = await page.evaluate(
        "[...document.querySelectorAll('[data-unreached]')].map((one) => one.outerHTML.slice(0, 200))"
      )
      assert.deepEqual(unreached, [], path)
    }
  })

  test('the menus of the invoice list open, close with Escape and give the focus back', async ({
    assert,
  }) => {
    const server = await demoServer()
    const page = await (await openContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await page.goto(`${server.url}/portal/login?next=/portal/invoices`)
    await page.getByLabel('Email').fill(KESTREL_BAY.email)
    await page.getByLabel('Password', { exact: true }).fill(KESTREL_BAY.password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/portal/invoices')
    await settled(page)

    await tabTo(page, /^Any date/)
    await page.keyboard.press('Enter')
    await page.getByLabel('Issued from').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await page.getByLabel('Issued from').waitFor({ state: 'hidden' })
    const after = await focused(page)
    assert.match(after.name, /^Any date/)
  })
})

/** Marks everything that a pointer could press and that is shown, and counts it. */
const MARK_PRESSABLE = `(() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, textarea')]
  const shown = all.filter((one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.getAttribute('aria-hidden') !== 'true')
  shown.forEach((one) => one.setAttribute('data-unreached', ''))
  return shown.length
})()`
