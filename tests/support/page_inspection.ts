import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { axeViolations } from '#tests/support/axe'

const NARROWEST = 320
const HEIGHT = 900
/**
 * Sideways scrolling must be absent, not hidden: then what sticks out could not be reached. Only
 * below a dialog may a page be held still.
 */
const TOO_WIDE = `(() => {
  const { documentElement: root, body } = document
  const held = document.querySelector('[aria-modal="true"]') !== null
  const hidden = !held && [root, body].some((one) => /hidden|clip/.test(getComputedStyle(one).overflowX))
  return hidden || root.scrollWidth > root.clientWidth
})()`

/** What reaches over the edge of its sheet of paper, which has room for it inside. */
const STICKING_OUT = `[...document.querySelectorAll('.paper')].flatMap((paper) => {
  const edge = paper.getBoundingClientRect().right - parseFloat(getComputedStyle(paper).paddingRight)
  return [...paper.querySelectorAll('*')]
    .filter((one) => one.checkVisibility() && one.getClientRects().length > 0)
    .filter((one) => {
      const words = document.createRange()
      words.selectNodeContents(one)
      return words.getBoundingClientRect().right > edge + 1
    })
    .map((one) => one.tagName.toLowerCase() + ' ' + one.textContent.trim().slice(0, 40))
})`

type Themes = readonly ('light' | 'dark')[]

/**
 * Looks at pages as they are in every theme and width, and collects what is wrong: violations that
 * axe finds, words outside of their paper, and sideways scrolling at 320 pixels. With
 * SCREENSHOTS_DIR it keeps what it saw.
 */
export class Inspection {
  readonly problems: string[] = []
  looks = 0

  constructor(
    private page: Page,
    private widths: readonly number[],
    private themes: Themes
  ) {}

  /** Its heading tells that the page is the one that is meant, and ready. */
  async look(name: string, heading: string | RegExp): Promise<void> {
    const { page } = this
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await settled(page)
    for (const colorScheme of this.themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const width of this.widths) {
        await page.setViewportSize({ width, height: HEIGHT })
        await nextFrame(page)
        const found = await axeViolations(page.mainFrame())
        this.problems.push(...found.map((one) => `${name} ${width} ${colorScheme}: ${one}`))
        await this.checkPaper(name, width)
        this.looks++
        await this.keep(`${name}-${width}-${colorScheme}`)
      }
    }
    await page.setViewportSize({ width: NARROWEST, height: HEIGHT })
    await nextFrame(page)
    if (await page.evaluate<boolean>(TOO_WIDE)) this.problems.push(`${name}: wider than 320 pixels`)
    await this.checkPaper(name, NARROWEST)
    await this.keep(`${name}-${NARROWEST}`)
  }

  private async checkPaper(name: string, width: number) {
    const found = await this.page.evaluate<string[]>(STICKING_OUT)
    this.problems.push(...found.map((one) => `${name} ${width}: outside of its paper: ${one}`))
  }

  private async keep(name: string) {
    const folder = process.env.SCREENSHOTS_DIR
    if (!folder) return
    await mkdir(folder, { recursive: true })
    const path = join(folder, `${name.replaceAll(/[^\w-]+/g, '_')}.png`)
    await this.page.screenshot({ path, fullPage: true })
  }
}

/** Nothing is loading any more: no requests, no skeletons. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await nextFrame(page)
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/** Observers of size and intersection have run, and what they changed is drawn. */
async function nextFrame(page: Page): Promise<void> {
  await page.evaluate('new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))')
}
