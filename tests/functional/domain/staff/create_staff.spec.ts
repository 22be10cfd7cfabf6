import { test } from '@japa/runner'
import { Secret } from '@adonisjs/core/helpers'
import { createStaff } from '#domain/staff/create_staff'
import { issueApiToken } from '#domain/staff/issue_api_token'
import AuditEvent from '#models/audit_event'
import Staff from '#models/staff'
import { truncate } from '#tests/support/database'
import { NOW, openPortal, tester } from '#tests/support/people'

const draft = {
  email: 'Owner@Larkspur.example',
  name: 'Ananya Rao',
  role: 'owner' as const,
  password: 'quiet harbour lights',
}

test.group('Making staff', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('keeps the address in lower case and never the password', async ({ assert }) => {
    const result = await createStaff(draft, tester, NOW)
    assert.isTrue(result.ok && result.value.generatedPassword === null)
    const staff = await Staff.firstOrFail()
    assert.equal(staff.email, 'owner@larkspur.example')
    assert.match(staff.passwordHash, /^\$argon2id\$/)
  })

  test('makes a password that meets its own policy when none is given', async ({ assert }) => {
    const result = await createStaff({ ...draft, password: null }, tester, NOW)
    assert.isAtLeast(result.ok ? result.value.generatedPassword!.length : 0, 24)
  })

  for (const [change, code] of [
    [{ email: 'nobody' }, 'bad_email'],
    [{ name: ' \n ' }, 'bad_name'],
    [{ password: 'short' }, 'password_too_short'],
    [{ password: 'passwordpassword' }, 'password_common'],
    [{ password: 'Larkspur Studio' }, 'password_from_name'],
  ] as const) {
    test(`refuses ${JSON.stringify(change)} as ${code}`, async ({ assert }) => {
      const result = await createStaff({ ...draft, ...change }, tester, NOW)
      assert.deepInclude(result, { ok: false, code })
      assert.isNull(await Staff.first())
    })
  }

  test('refuses an address that is taken, whatever its case', async ({ assert }) => {
    await createStaff(draft, tester, NOW)
    const again = await createStaff({ ...draft, email: 'OWNER@larkspur.EXAMPLE' }, tester, NOW)
    assert.deepInclude(again, { ok: false, code: 'email_taken' })
  })

  test('a token signs its staff member in and is kept as a hash', async ({ assert }) => {
    const result = await createStaff(draft, tester, NOW)
    const staff = result.ok ? result.value.staff : await Staff.firstOrFail()
    const laptop = { name: 'laptop', scopes: ['*'] as ['*'], lifetime: null }
    const token = await issueApiToken(staff, laptop, tester, NOW)
    const verified = await Staff.apiTokens.verify(new Secret(token))
    assert.equal(Number(verified?.tokenableId), staff.id)
    assert.notInclude(token, verified!.hash)
    const [issued] = await AuditEvent.query().where('action', 'token.issued')
    assert.equal(issued.targetId, staff.publicId)
  })
})
