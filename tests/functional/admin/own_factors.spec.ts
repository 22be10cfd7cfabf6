import { test } from '@japa/runner'
import { withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/people'
import { PASSWORD } from '#tests/support/portal_world'
import { SoftwareAuthenticator } from '#tests/support/software_authenticator'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const PROFILE = `${ADMIN}/profile`
const password = PASSWORD

test.group('The factors of a member of staff', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('are named, renewed and taken off by their owner alone, with the password', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const desk = await staffSignedIn(await staffMember())
    const colleague = await staffSignedIn(await staffMember('owner'))
    const { recoveryCodes } = await withTotp(desk, password, clock, PROFILE)

    const renewal = `${PROFILE}/recovery-codes`
    assert.equal((await desk.send('POST', renewal, { password: 'wrong' })).status, 422)
    const renewed = await desk.send('POST', renewal, { password })
    assert.equal(renewed.status, 200)
    assert.lengthOf(renewed.body.data.recoveryCodes, 10)
    assert.notIncludeMembers(renewed.body.data.recoveryCodes, recoveryCodes)

    const options = await desk.send('POST', `${PROFILE}/passkeys/options`, { password })
    const response = new SoftwareAuthenticator().register(options.body.data)
    const made = await desk.send('POST', `${PROFILE}/passkeys`, { name: 'Key', response })
    const path = `${PROFILE}/passkeys/${made.body.data.passkey.id}`
    assert.equal((await colleague.send('PATCH', path, { name: 'Mine' })).status, 404)
    assert.equal((await colleague.send('DELETE', path, { password })).status, 404)
    const named = await desk.send('PATCH', path, { name: 'Blue key' })
    assert.deepEqual([named.status, named.body.data.name], [200, 'Blue key'])
    assert.equal((await desk.send('DELETE', path, { password: 'wrong' })).status, 422)
    assert.equal((await desk.send('DELETE', path, { password })).status, 204)
    const { body } = await desk.get(`${PROFILE}/factors`)
    assert.deepInclude(body.data, { passkeys: [], recoveryCodesLeft: 10 })
  })
})
