import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#exceptions/handler'))

server.use([() => import('#middleware/container_bindings_middleware')])

/*
 * Nothing is global: an API request pays only for what its group asks for (no static files, no
 * session, no view on paths that do not need them).
 */
export const middleware = router.named({
  body: () => import('@adonisjs/core/bodyparser_middleware'),
})
