import chromiumBinary from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

/**
 * A headless browser. The arguments are our own: the package's default list has `--single-process`,
 * which dies when a page is closed and another opened, and `--disable-web-security`, which makes
 * tests of CSP and of cross-site requests meaningless.
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumBinary.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--headless=shell'],
  })
}
