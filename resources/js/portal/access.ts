import { api } from '~portal/api'
import { useSession } from '~portal/stores/session'
import type { Access } from '~shared/access/use_access'

/** The portal, as the shared pages about getting in know it. */
export function portalAccess(): Access {
  const session = useSession()
  return {
    ...api,
    company: () =>
      session.branding && {
        name: session.branding.companyName,
        email: session.branding.contact.email,
      },
    names: () => (session.account ? [session.account.membership.client.name] : []),
    home: () => (session.account ? { name: 'dashboard' } : null),
    takeSecondStep: session.takeSecondStep,
  }
}
