import { staff, type Colleague } from '~admin/api/staff'
import { useStaffRefresh } from '~admin/composables/use_staff_refresh'
import { useNotices } from '~admin/stores/notices'
import { useText } from '~shared/composables/use_text'

/** What opens a dialog first. */
export type StaffAsking = 'role' | 'disable' | 'recover'
export type StaffAction = {
  name: string
  text: string
  danger?: boolean
  act?: () => Promise<void>
  ask?: StaffAsking
}

/** What can be done about a colleague as they stand; each says what it did. */
export function useStaffActions() {
  const { t } = useText()
  const notices = useNotices()
  const refresh = useStaffRefresh()

  async function inviteAgain({ id, name }: Colleague) {
    await staff.inviteAgain(id)
    await refresh()
    notices.say(t('admin.staff.invited_again', { name }))
  }
  async function signOut({ id, name }: Colleague) {
    const { ended } = await staff.signOut(id)
    await refresh()
    notices.say(t('admin.staff.signed_out', { name, count: ended }))
  }
  async function enable({ id, name }: Colleague) {
    await staff.enable(id)
    await refresh()
    notices.say(t('admin.staff.enabled', { name }), async () => {
      await staff.disable(id)
      await refresh()
    })
  }

  return (one: Colleague): StaffAction[] => {
    const { can, isYou, state } = one
    const isOn = state !== 'disabled'
    const choices: [boolean, StaffAction['name'], Omit<StaffAction, 'name' | 'text'>][] = [
      [can.invite, t('admin.staff.invite_again'), { act: () => inviteAgain(one) }],
      [can.change && isOn, t('admin.staff.change_role'), { ask: 'role' }],
      [
        can.change && !isYou && state === 'active',
        t('admin.staff.sign_out'),
        { act: () => signOut(one) },
      ],
      [can.recover, t('admin.staff.recover'), { ask: 'recover', danger: true }],
      [can.change && !isYou && isOn, t('admin.staff.disable'), { ask: 'disable', danger: true }],
      [can.change && !isOn, t('admin.staff.enable'), { act: () => enable(one) }],
    ]
    return choices
      .filter(([may]) => may)
      .map(([, text, action]) => ({ name: text, text, ...action }))
  }
}
