import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'
import { notFound } from '#exceptions/problem'

const api = [
  middleware.headers(),
  middleware.noStore(),
  middleware.origin(),
  middleware.body(),
  middleware.session(),
  middleware.auth(),
]

router
  .group(() => {
    // Unknown addresses below the API are problems, never the page shell.
    router.any('/api/*', () => {
      throw notFound()
    })
  })
  .use(middleware.headers())

void api
