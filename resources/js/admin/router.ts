import { createRouter, createWebHistory } from 'vue-router'
import { nextPath } from '~admin/next_path'
import { routes } from '~admin/routes'
import { useSession } from '~admin/stores/session'

export function makeRouter() {
  const router = createRouter({
    history: createWebHistory('/admin'),
    routes,
    scrollBehavior: (to, from, saved) => {
      if (saved) return saved
      return to.path === from.path ? false : { top: 0 }
    },
  })

  router.beforeEach(async (to) => {
    const session = useSession()
    await session.ready()
    // The app says that nobody answered.
    if (session.failure) return true
    if (!to.meta.door && !session.staff) {
      const query = to.path === '/' ? {} : { next: to.fullPath }
      return { name: 'login', query, replace: true }
    }
    if (to.name === 'login' && session.staff) return nextPath(to.query.next) ?? { name: 'home' }
    // Nothing else opens before: the server would refuse each of them.
    if (!to.meta.door && session.staff?.mustSetUpFactor && to.name !== 'second-step') {
      const query = to.path === '/' ? {} : { next: to.fullPath }
      return { name: 'second-step', query, replace: true }
    }
    return true
  })

  useSession().whenExpired(() => {
    const here = router.currentRoute.value
    if (here.meta.door) return
    void router.replace({ name: 'login', query: { next: here.fullPath } })
  })

  return router
}
