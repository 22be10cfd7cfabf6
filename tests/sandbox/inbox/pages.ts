import type { Reply } from '#tests/sandbox/http/exchange'
import type { Mail, Mailbox, MailFilter } from '#tests/sandbox/inbox/mailbox'
import { escapeHtml, layout, notice } from '#tests/sandbox/pages/layout'

const RIBBON = 'Sandbox inbox: mails stop here, nobody else gets them'

/** Looks every two seconds whether something came, and loads the page again only then. */
const WATCH = `
const version = document.getElementById('version').value
setInterval(async () => {
  try {
    const answer = await fetch('/messages?to=nobody')
    if ((await answer.json()).version !== version) location.reload()
  } catch {
    // The sandbox is gone or restarting; the next look will tell.
  }
}, 2000)
`

export function inboxPage(mailbox: Mailbox, filter: MailFilter): Reply {
  const mails = mailbox.list(filter)
  const count = mails.length === 1 ? '1 mail' : `${mails.length} mails`
  const list =
    mails.length === 0
      ? '<p class="empty">No mail yet. What the portal sends appears here by itself.</p>'
      : `<ul class="mails">${mails.map(row).join('')}</ul>`
  const body = `
<div class="bar">
  <div><h1>Inbox</h1><p class="soft" role="status">${count}${
    filter.to ? ` for ${escapeHtml(filter.to)}` : ''
  }</p></div>
  <form method="post" action="/clear"><button>Empty the inbox</button></form>
</div>
<input type="hidden" id="version" value="${escapeHtml(mailbox.version)}">
${list}`
  return layout({ title: 'Inbox', ribbon: RIBBON, body, wide: true, script: WATCH })
}

export function mailPage(mail: Mail): Reply {
  const items = mail.links.map(
    (link) =>
      `<li><a href="${escapeHtml(link)}" target="_blank" rel="noreferrer">${escapeHtml(link)}</a></li>`
  )
  const files = mail.attachments.map(
    ({ filename, size }, index) =>
      `<li><a href="/messages/${mail.id}/attachments/${index}">${escapeHtml(
        filename ?? `Attachment ${index + 1}`
      )}</a> (${size} bytes)</li>`
  )
  const section = (heading: string, content: string) =>
    content ? `<section><h2>${heading}</h2>${content}</section>` : ''
  const body = `
<p><a href="/">Back to the inbox</a></p>
<h1>${escapeHtml(mail.subject || 'No subject')}</h1>
<dl>
  <dt>From</dt><dd>${escapeHtml(mail.from)}</dd>
  <dt>To</dt><dd>${escapeHtml((mail.to.length > 0 ? mail.to : mail.envelope.to).join(', '))}</dd>
  <dt>Received</dt><dd>${time(mail.receivedAt)}</dd>
</dl>
${section(
  'As HTML',
  mail.html
    ? `<iframe class="mail" title="The mail as HTML" src="/messages/${mail.id}/html" ` +
        'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
    : ''
)}
${section('As text', mail.text ? `<pre>${escapeHtml(mail.text)}</pre>` : '')}
${section('Links', items.length > 0 ? `<ul class="links">${items.join('')}</ul>` : '')}
${section('Attachments', files.length > 0 ? `<ul class="links">${files.join('')}</ul>` : '')}
<p><a href="/messages/${mail.id}/raw">Source of the mail</a></p>`
  return layout({ title: mail.subject || 'Mail', ribbon: RIBBON, body, wide: true })
}

export function noMailPage(): Reply {
  return notice(RIBBON, 'No such mail', 'It was removed, or the sandbox has been restarted.', 404)
}

function row(mail: Mail): string {
  return `<li><a href="/mail/${mail.id}"><strong>${escapeHtml(
    mail.subject || 'No subject'
  )}</strong>${time(mail.receivedAt)}<span class="soft">To ${escapeHtml(
    mail.envelope.to.join(', ')
  )}</span></a></li>`
}

function time(at: string): string {
  return `<time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time>`
}
