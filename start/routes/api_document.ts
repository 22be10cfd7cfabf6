import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'

/* For everybody: what the API is like is no secret, and whoever writes a client has no account yet. */
router.get('/api/v1/openapi.json', [controllers.ApiDocument, 'show']).as('api_document.show')
