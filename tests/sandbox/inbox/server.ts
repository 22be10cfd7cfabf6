import {
  empty,
  html,
  json,
  seeOther,
  type Exchange,
  type Reply,
} from '#tests/sandbox/http/exchange'
import { Router } from '#tests/sandbox/http/router'
import type { Mailbox, MailFilter } from '#tests/sandbox/inbox/mailbox'
import { inboxPage, mailPage, noMailPage } from '#tests/sandbox/inbox/pages'

/** The inbox's JSON API and its web pages. */
export function inboxRouter(mailbox: Mailbox): Router {
  const router = new Router()
  const one =
    (answer: (kept: NonNullable<ReturnType<Mailbox['find']>>, exchange: Exchange) => Reply) =>
    (exchange: Exchange) => {
      const kept = mailbox.find(exchange.params.id)
      return kept ? answer(kept, exchange) : json(404, { error: 'No such mail' })
    }
  router.on('GET', '/messages', 'messages.list', ({ query }) =>
    json(200, { data: mailbox.list(filterFrom(query)), version: mailbox.version })
  )
  router.on('DELETE', '/messages', 'messages.clear', () => {
    mailbox.clear()
    return empty(204)
  })
  router.on(
    'GET',
    '/messages/:id',
    'messages.one',
    one((kept) => json(200, kept.mail))
  )
  router.on(
    'GET',
    '/messages/:id/raw',
    'messages.raw',
    one((kept) => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: kept.raw }))
  )
  router.on(
    'GET',
    '/messages/:id/html',
    'messages.html',
    one((kept) => framed(kept.mail.html))
  )
  router.on('GET', '/messages/:id/attachments/:number', 'messages.attachment', one(attachment))
  router.on('GET', '/', 'page.inbox', ({ query }) => inboxPage(mailbox, filterFrom(query)))
  router.on('GET', '/mail/:id', 'page.mail', ({ params }) => {
    const kept = mailbox.find(params.id)
    return kept ? mailPage(kept.mail) : noMailPage()
  })
  router.on('POST', '/clear', 'page.clear', () => {
    mailbox.clear()
    return seeOther('/')
  })
  return router
}

function filterFrom(query: URLSearchParams): MailFilter {
  const to = query.get('to')
  const subject = query.get('subject')
  return { ...(to ? { to } : {}), ...(subject ? { subject } : {}) }
}

/** The mail's own HTML, inert: no scripts, nothing fetched, links open outside the frame. */
function framed(body: string | null): Reply {
  const head = '<base target="_blank"><style>body { font-family: sans-serif }</style>'
  return html(`${head}${body ?? ''}`, 200, {
    'content-security-policy':
      "default-src 'none'; img-src data: cid:; style-src 'unsafe-inline'; font-src data:; " +
      'sandbox allow-popups allow-popups-to-escape-sandbox',
    'referrer-policy': 'no-referrer',
  })
}

function attachment(kept: NonNullable<ReturnType<Mailbox['find']>>, { params }: Exchange): Reply {
  const found = kept.attachments[Number(params.number)]
  if (!found) return json(404, { error: 'No such attachment' })
  const name = encodeURIComponent(found.filename ?? 'attachment')
  return {
    status: 200,
    headers: {
      'content-type': found.mimeType,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
    },
    body:
      typeof found.content === 'string' ? found.content : Buffer.from(found.content as ArrayBuffer),
  }
}
