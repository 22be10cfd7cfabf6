import { api } from '~admin/api/access'
import { useSession } from '~admin/stores/session'
import type { Access } from '~shared/access/use_access'

/** The staff's pages, as the shared pages about getting in know them. */
export function adminAccess(): Access {
  const session = useSession()
  const { companyName, contact } = session.branding
  return {
    ...api,
    company: () => ({ name: companyName, email: contact.email }),
    names: () => [],
    home: () => (session.staff ? { name: 'home' } : null),
    takeSecondStep: session.takeSecondStep,
  }
}
