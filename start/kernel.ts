import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#exceptions/handler'))

server.use([
  () => import('#middleware/container_bindings_middleware'),
])

/*
 * Nothing else is global: a request pays only for what its group asks for (no static files and no
 * views on the API, no session on webhooks).
 */
export const middleware = router.named({
  headers: () => import('@adonisjs/shield/shield_middleware'),
  noStore: () => import('#middleware/no_store_middleware'),
  origin: () => import('#middleware/origin_middleware'),
  body: () => import('@adonisjs/core/bodyparser_middleware'),
  session: () => import('@adonisjs/session/session_middleware'),
  auth: () => import('@adonisjs/auth/initialize_auth_middleware'),
  portalOpen: () => import('#middleware/portal_open_middleware'),
  client: () => import('#middleware/client_middleware'),
  staff: () => import('#middleware/staff_middleware'),
})
