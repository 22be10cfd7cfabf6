import { test } from '@japa/runner'
import TransferProof from '#models/transfer_proof'
import TransferReport from '#models/transfer_report'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { addPerson, invoiceFor, openPortal, PASSWORD, signedIn } from '#tests/support/portal_world'
import { PDF, putProof, tellTransfer } from '#tests/support/transfer_steps'

const API = '/api/v1/client-portal'

test.group('Portal: how often transfers are reported', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  async function world() {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    return { client, browser, report: (who = browser) => tellTransfer(who, invoice) }
  }

  test('reporting and withdrawing in a loop comes to an end, for this account alone', async ({
    assert,
  }) => {
    const { client, browser, report } = await world()
    for (let n = 0; n < 20; n++) {
      const { status, body } = await report()
      assert.equal(status, 201)
      const { status: withdrawn } = await browser.send(
        'DELETE',
        `${API}/transfer-reports/${body.data.id}`
      )
      assert.equal(withdrawn, 200)
    }
    const refused = await report()
    assert.deepEqual([refused.status, refused.body.type], [429, 'too-many-requests'])
    assert.isAbove(Number(refused.headers.get('retry-after')), 0)
    assert.lengthOf(await TransferReport.all(), 20)

    const { email } = await addPerson(client, 'owner')
    const other = await new PortalBrowser().signIn(email, PASSWORD)
    assert.equal((await report(other)).status, 201)
  }).timeout(30_000)

  test('so does uploading, and what was there stays', async ({ assert }) => {
    const { browser, report } = await world()
    const { body } = await report()
    const upload = (name: string) => putProof(browser, body.data.id, PDF, 'application/pdf', name)
    for (let n = 1; n <= 30; n++) assert.equal((await upload(`${n}.pdf`)).status, 200)
    const refused = await upload('31.pdf')
    assert.deepEqual([refused.status, refused.body.type], [429, 'too-many-requests'])
    assert.isAbove(Number(refused.headers.get('retry-after')), 0)
    const proofs = await TransferProof.all()
    assert.deepEqual(
      proofs.map(({ name }) => name),
      ['30.pdf']
    )
  }).timeout(30_000)
})
