import { test } from '@japa/runner'
import type { DateTime } from 'luxon'
import { readFile, writeFile } from 'node:fs/promises'
import { bindHeadSigner, headSigner } from '#domain/audit/head_signer'
import { publishHead } from '#domain/audit/publish_head'
import { sealEvents } from '#domain/audit/seal_events'
import { verifyChain } from '#domain/audit/verify_chain'
import { newPublicId } from '#domain/shared/public_id'
import { readSettings } from '#domain/settings/read_settings'
import { renderMail } from '#mails/render_mail'
import { translatorFor } from '#middleware/translator'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import Staff, { type StaffRole } from '#models/staff'
import { newSigner, record } from '#tests/support/audit_world'
import { truncate } from '#tests/support/database'
import { NOW, openPortal } from '#tests/support/people'

async function staff(role: StaffRole, name: string, disabledAt: DateTime | null = null) {
  const email = `${name.toLowerCase()}@larkspur.example`
  const passwordHash = 'never used'
  await Staff.create({ publicId: newPublicId(), email, name, role, passwordHash, disabledAt })
}

test.group('The daily head', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    const before = headSigner()
    bindHeadSigner(newSigner())
    return () => bindHeadSigner(before)
  })

  test('goes to every enabled owner, is signed, and is on record', async ({ assert }) => {
    await staff('owner', 'Maya')
    await staff('owner', 'Ravi')
    await staff('owner', 'Gone', NOW)
    await staff('manager', 'Sam')
    await record(2)
    const head = await publishHead(NOW)

    assert.equal(head.seq, 4)
    assert.equal(head.mailed, 2)
    const mails = await OutboxMail.query().where('kind', 'audit_head').orderBy('id')
    assert.deepEqual(
      mails.map(({ toEmail }) => toEmail),
      ['maya@larkspur.example', 'ravi@larkspur.example']
    )
    assert.include(mails[0].params, { seq: 4, hash: head.hash, keyId: headSigner()!.keyId })
    const event = await AuditEvent.findByOrFail('action', 'audit.head_published')
    assert.deepInclude(event.details, { seq: 4, hash: head.hash, mailed: 2 })

    await sealEvents()
    assert.isTrue((await verifyChain({ heads: [head], trustedKeys: [head.keyId!] })).intact)
  })

  test('without owners and without a key is still told and on record', async ({ assert }) => {
    bindHeadSigner(null)
    const head = await publishHead(NOW)
    assert.deepInclude(head, { seq: 2, keyId: null, mailed: 0 })
    assert.isNotNull(await AuditEvent.findBy('action', 'audit.head_published'))
  })

  test('reads as the other letters do', async ({ assert }) => {
    const params = {
      seq: 1234,
      hash: 'ab'.repeat(32),
      keyId: 'cd'.repeat(16),
      at: NOW.toISO(),
      timeZone: 'Asia/Kolkata',
    }
    const source = {
      secrets: {},
      locale: 'en-IN',
      settings: await readSettings(),
      logo: null,
      portalUrl: 'https://portal.larkspur.example/portal',
      adminUrl: 'https://portal.larkspur.example/admin',
      t: translatorFor('en-IN'),
    }
    const { text, html } = await renderMail('audit_head', { ...source, params })
    const file = new URL('../../mails/golden/audit_head.txt', import.meta.url)
    if (process.env.UPDATE_GOLDEN) await writeFile(file, text)
    assert.equal(text, await readFile(file, 'utf8'))
    assert.include(html, `1234:${'ab'.repeat(32)}`)

    const unsigned = await renderMail('audit_head', {
      ...source,
      params: { ...params, keyId: null },
    })
    assert.include(unsigned.text, 'AUDIT_KEY is not set')
  })
})
