import { test } from '@japa/runner'
import { readLog } from '#domain/audit/chain/read_log'
import { verifyLog } from '#domain/audit/chain/verify_log'
import { bindHeadSigner, headSigner } from '#domain/audit/head_signer'
import { newSigner } from '#tests/support/audit_world'
import { truncate } from '#tests/support/database'
import { openTestClient } from '#tests/support/people'
import { adminRequest, staffToken } from '#tests/support/staff_api'

test.group('The audit log over the API', (group) => {
  group.each.setup(async () => {
    await truncate()
    const before = headSigner()
    bindHeadSigner(newSigner())
    return () => bindHeadSigner(before)
  })

  test('verifies by itself, with the keys and heads that it carries', async ({ assert }) => {
    await openTestClient()
    const token = await staffToken('viewer')
    const { status, body } = await adminRequest('GET', '/audit-events?format=jsonl', { token })
    assert.equal(status, 200)
    async function* bytes() {
      yield Buffer.from(body)
    }
    const verdict = await verifyLog(readLog(bytes()), {
      fromStart: false,
      hasEnd: true,
      trustedKeys: [headSigner()!.keyId],
    })
    assert.deepInclude(verdict, { intact: true, firstSeq: 1 })
    assert.isTrue(verdict.intact && verdict.signed?.seq === verdict.head.seq)
  })

  test('as CSV, named so, and any other format is refused', async ({ assert }) => {
    const token = await staffToken('viewer')
    const csv = await adminRequest('GET', '/audit-events?format=csv', { token })
    assert.equal(csv.status, 200)
    assert.match(csv.headers.get('content-type')!, /^text\/csv; charset=utf-8/)
    assert.match(csv.headers.get('content-disposition')!, /attachment; filename="audit-log\.csv"/)
    assert.include(csv.body, 'kind,seq,id,at,')
    assert.include(csv.body, 'audit.exported')

    const pdf = await adminRequest('GET', '/audit-events?format=pdf', { token })
    assert.deepEqual([pdf.status, pdf.body.errors[0].field], [422, 'format'])
  })
})
