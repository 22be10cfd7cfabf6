import { test } from '@japa/runner'
import { mustHaveFactor } from '#domain/staff/factor_rule'
import Staff, { type StaffRole } from '#models/staff'

const must = (role: StaffRole, staffSecondFactor: 'optional' | 'required', isLive: boolean) => {
  const staff = new Staff().merge({ role })
  return mustHaveFactor(staff, { security: { staffSecondFactor }, isLive })
}

test.group('A second factor', () => {
  test('is a must for owners of a live portal, whatever the setting says', ({ assert }) => {
    assert.isTrue(must('owner', 'optional', true))
    assert.isFalse(must('manager', 'optional', true))
    assert.isFalse(must('viewer', 'optional', true))
  })

  test('is a must for all staff where the setting says so', ({ assert }) => {
    for (const role of ['owner', 'manager', 'viewer'] as const) {
      assert.isTrue(must(role, 'required', false))
      assert.isFalse(must(role, 'optional', false))
    }
  })
})
