import { randomBytes } from 'node:crypto'
import { html, type Reply } from '#tests/sandbox/http/exchange'
import { STYLE } from '#tests/sandbox/pages/style'

export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (char) =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char] ?? char
  )
}

interface Page {
  title: string
  /** What the ribbon says: which part of the sandbox this is. */
  ribbon: string
  /** HTML, already escaped. */
  body: string
  /** JavaScript of the page, run as a module. */
  script?: string
  wide?: boolean
  status?: number
}

/** A whole page of the sandbox: same look everywhere, nothing from another host, no inline holes. */
export function layout(page: Page): Reply {
  const nonce = randomBytes(16).toString('base64')
  const script = page.script ? `<script type="module" nonce="${nonce}">${page.script}</script>` : ''
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header class="ribbon" role="banner">${escapeHtml(page.ribbon)}</header>
<main class="${page.wide ? 'wide' : 'card'}">
${page.body}
</main>
${script}
</body>
</html>`
  return html(body, page.status, {
    'content-security-policy':
      `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; ` +
      "img-src data:; connect-src 'self'; frame-src 'self'; base-uri 'none'",
  })
}

/** A page that only says something. */
export function notice(ribbon: string, title: string, text: string, status = 200): Reply {
  return layout({
    title,
    ribbon,
    status,
    body: `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`,
  })
}

/** `1234.5` and `INR` as a reader in English writes it. */
export function readableAmount(value: string, currency: string, exponent: number): string {
  const format = new Intl.NumberFormat(currency === 'INR' ? 'en-IN' : 'en', {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  })
  return format.format(Number(value))
}
