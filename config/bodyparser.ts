import { defineConfig } from '@adonisjs/core/bodyparser'

const bodyParserConfig = defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],

  // Only the gateways' returns post forms.
  form: {
    convertEmptyStringsToNull: false,
    types: ['application/x-www-form-urlencoded'],
    limit: '64kb',
  },

  // Passwords arrive exactly as typed, so nothing is trimmed here.
  json: {
    convertEmptyStringsToNull: false,
    trimWhitespaces: false,
    types: ['application/json'],
    limit: '256kb',
  },

  // A multipart field named "toString" ends the process (GHSA-8w45-cghr-9rh4): no multipart at all.
  multipart: { autoProcess: false, types: [] },

  // Bodies that controllers read themselves.
  raw: { types: ['application/xml', 'text/xml'], limit: '10mb' },
})

export default bodyParserConfig
