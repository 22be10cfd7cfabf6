import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#exceptions/handler'))

server.use([
  () => import('#middleware/container_bindings_middleware'),
  // Also on what is not there, and on files.
  () => import('#middleware/security_headers_middleware'),
  () => import('@adonisjs/shield/shield_middleware'),
  () => import('#middleware/cors_middleware'),
  () => import('#middleware/static_files_middleware'),
  // The development server of the pages; a production build has no use for it.
  ...(app.inDev ? [() => import('@adonisjs/vite/vite_middleware')] : []),
])

/*
 * Nothing else is global: a request pays only for what its group asks for (no session on webhooks,
 * no views on the API).
 */
export const middleware = router.named({
  noStore: () => import('#middleware/no_store_middleware'),
  origin: () => import('#middleware/origin_middleware'),
  body: () => import('#middleware/json_body_middleware'),
  // For the gateways' returns alone.
  form: () => import('@adonisjs/core/bodyparser_middleware'),
  session: () => import('@adonisjs/session/session_middleware'),
  auth: () => import('@adonisjs/auth/initialize_auth_middleware'),
  portalOpen: () => import('#middleware/portal_open_middleware'),
  client: () => import('#middleware/client_middleware'),
  viewing: () => import('#middleware/viewing_middleware'),
  staffSession: () => import('#middleware/staff_session_middleware'),
  staff: () => import('#middleware/staff_middleware'),
  refusals: () => import('#middleware/refusals_middleware'),
})

/** What every route of the portal's API goes through; who only views is stopped before all else. */
export const portalApi = [
  middleware.noStore(),
  middleware.refusals(),
  middleware.viewing(),
  middleware.origin(),
  middleware.body(),
  middleware.session(),
  middleware.auth(),
]

/** What every route of the staff's API goes through: whoever calls is known before a body is read. */
export const adminApi = [
  middleware.noStore(),
  middleware.refusals(),
  middleware.staffSession(),
  middleware.auth(),
  middleware.staff(),
]

/** As portalApi, for a route that reads its body itself. */
export const portalUploads = [
  middleware.noStore(),
  middleware.refusals(),
  middleware.viewing(),
  middleware.origin(),
  middleware.session(),
  middleware.auth(),
]
