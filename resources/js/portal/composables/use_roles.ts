import { useText } from '~shared/composables/use_text'
import type { Teammate } from '~shared/wire'

export type Role = Teammate['role']
const ROLES: Role[] = ['viewer', 'payer', 'owner']

/** What each role is called, and what it may do. */
export function useRoles() {
  const { t } = useText()
  return {
    options: ROLES.map((value) => ({ value, text: t(`role.${value}`) })),
    name: (role: Role) => t(`role.${role}`),
    about: (role: Role) => t(`role.${role}_may`),
  }
}
