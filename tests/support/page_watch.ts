import type { Page } from 'playwright-core'

/**
 * Everything that a page asks other hosts for, and everything it complains about: errors in the
 * console (a blocked request is one), exceptions, and violations of its content policy.
 */
export class PageWatch {
  readonly hosts = new Set<string>()
  readonly complaints: string[] = []

  static async of(page: Page): Promise<PageWatch> {
    const watch = new PageWatch()
    page.on('request', (request) => {
      const url = new URL(request.url())
      const ofPage = request.frame() === page.mainFrame()
      if (ofPage && url.protocol.startsWith('http')) watch.hosts.add(url.host)
    })
    page.on('pageerror', (error) => watch.complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      const isError = message.type() === 'error'
      if (isError) watch.complaints.push(`${page.url()}: ${message.text()}`)
    })
    await page.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
      console.error('policy ' + event.effectiveDirective + ' ' + event.blockedURI))`)
    return watch
  }
}
