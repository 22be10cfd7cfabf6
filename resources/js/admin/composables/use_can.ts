import { useSession } from '~admin/stores/session'
import type { Ability } from '~admin/wire'

/** Whether who is signed in may do something; the server decides again when it is done. */
export function useCan() {
  const session = useSession()
  return (ability: Ability): boolean => session.staff?.can[ability] ?? false
}
