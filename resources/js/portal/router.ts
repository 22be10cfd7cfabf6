import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { nextPath } from '~portal/next_path'
import { routes } from '~portal/routes'
import { useSession } from '~portal/stores/session'

export function makeRouter() {
  const router = createRouter({
    history: createWebHistory('/portal'),
    routes,
    scrollBehavior: (to, from, saved) => {
      if (saved) return saved
      return to.path === from.path ? false : { top: 0 }
    },
  })

  router.beforeEach(async (to) => {
    const session = useSession()
    await session.ready()
    // Without a bootstrap, or with the portal off, the app shows that instead of the page.
    if (session.failure || session.viewing?.isOver) return true
    if (session.isOff && !to.meta.whenOff) return true
    if (!to.meta.door && !session.account && !isOpenByLink(to)) {
      const query = to.path === '/dashboard' ? {} : { next: to.fullPath }
      return { name: 'login', query, replace: true }
    }
    if (to.name === 'login' && session.account) {
      return nextPath(to.query.next) ?? { name: 'dashboard' }
    }
    return true
  })

  useSession().whenExpired((byLink) => {
    const here = router.currentRoute.value
    if (here.meta.door) return
    if (byLink) void router.replace({ name: 'pay-link' })
    else void router.replace({ name: 'login', query: { next: here.fullPath } })
  })

  return router
}

/** Of invoices, a pay link opens its own only. */
function isOpenByLink(to: RouteLocationNormalized): boolean {
  const { payLink } = useSession()
  if (!to.meta.byLink || payLink === null) return false
  return to.name !== 'invoice' || to.params.id === payLink.invoice
}
