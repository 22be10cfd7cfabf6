import { test } from '@japa/runner'
import { createTransport } from 'nodemailer'
import type { Mail } from '#tests/sandbox/inbox/mailbox'
import type { Sandbox } from '#tests/sandbox/start'
import { jsonOf, sandboxForTest, textOf } from '#tests/support/sandbox'

const MAIL = {
  from: 'Larkspur Studio <billing@larkspur.example>',
  to: 'accounts@kestrelbay.example',
  subject: 'Your invoices — Ünïcode ₹',
  text: 'Open http://localhost:3333/portal/accept/abc?x=1&y=2.',
  html: '<p>Hello <a href="http://localhost:3333/portal/accept/abc?x=1&amp;y=2">open</a></p><script>alert(1)</script>',
  attachments: [{ filename: 'INV-42.pdf', content: Buffer.from('%PDF-1.7 not really') }],
}

function mailer(sandbox: Sandbox, auth?: { user: string; pass: string }) {
  return createTransport({ host: '127.0.0.1', port: sandbox.ports.smtp, auth })
}

test.group('Inbox of the sandbox', () => {
  test('a mail is kept with its parts, links and attachments', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    await mailer(sandbox).sendMail(MAIL)
    await mailer(sandbox, { user: 'any', pass: 'thing' }).sendMail({ ...MAIL, to: 'b@x.example' })
    const { data } = await jsonOf<{ data: Mail[] }>(
      fetch(`${sandbox.urls.inbox}/messages?to=Accounts@KestrelBay.example`)
    )
    assert.lengthOf(data, 1)
    assert.containsSubset(data[0], {
      subject: MAIL.subject,
      from: MAIL.from,
      envelope: { from: 'billing@larkspur.example', to: [MAIL.to] },
      links: ['http://localhost:3333/portal/accept/abc?x=1&y=2'],
      attachments: [{ filename: 'INV-42.pdf', size: 19 }],
    })
    const file = await fetch(`${sandbox.urls.inbox}/messages/${data[0].id}/attachments/0`)
    assert.equal(await file.text(), '%PDF-1.7 not really')
    const raw = await fetch(`${sandbox.urls.inbox}/messages/${data[0].id}/raw`)
    assert.include(await raw.text(), 'Subject: ')
  })

  test('tests can wait for a mail, and are told when it does not come', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const waiting = sandbox.control.inbox.waitFor({ to: MAIL.to }, 5_000)
    await mailer(sandbox).sendMail(MAIL)
    assert.containsSubset(await waiting, { subject: MAIL.subject })
    await assert.rejects(
      () => sandbox.control.inbox.waitFor({ to: 'nobody@x.example' }, 50),
      /No mail for/
    )
  })

  test('the pages escape what a mail says, and frame its HTML without scripts', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    await mailer(sandbox).sendMail({ ...MAIL, subject: '<img src=x onerror=alert(1)>' })
    const [{ id }] = sandbox.control.inbox.list()
    for (const path of ['/', `/mail/${id}`]) {
      const markup = await textOf(fetch(`${sandbox.urls.inbox}${path}`))
      assert.include(markup, '&lt;img src=x onerror=alert(1)&gt;')
      assert.notInclude(markup, '<img src=x')
    }
    const framed = await fetch(`${sandbox.urls.inbox}/messages/${id}/html`)
    const policy = framed.headers.get('content-security-policy') ?? ''
    assert.include(policy, "default-src 'none'")
    assert.include(policy, 'sandbox allow-popups')
    assert.notInclude(policy, 'allow-scripts')
  })

  test('mail is refused for now or for ever when a fault says so', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    sandbox.control.faults.add({ gateway: 'smtp', kind: 'smtp_temporary' })
    await assert.rejects(() => mailer(sandbox).sendMail(MAIL), /451/)
    sandbox.control.faults.add({ gateway: 'smtp', kind: 'smtp_permanent' })
    await assert.rejects(() => mailer(sandbox).sendMail(MAIL), /550/)
    assert.lengthOf(sandbox.control.inbox.list(), 0)
    await mailer(sandbox).sendMail(MAIL)
    await fetch(`${sandbox.urls.inbox}/messages`, { method: 'DELETE' })
    assert.lengthOf(sandbox.control.inbox.list(), 0)
  })
})
