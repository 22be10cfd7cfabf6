import { defineConfig } from '@adonisjs/core/bodyparser'

/*
 * Only the gateways' returns come through here, and they post forms. The API reads JSON by itself
 * (see the JSON body middleware); files and webhooks are read as bytes.
 */
const bodyParserConfig = defineConfig({
  allowedMethods: ['POST'],

  form: {
    convertEmptyStringsToNull: false,
    types: ['application/x-www-form-urlencoded'],
    limit: '64kb',
  },

  json: { types: [] },
  raw: { types: [] },

  // A multipart field named "toString" ends the process (GHSA-8w45-cghr-9rh4): no multipart at all.
  multipart: { autoProcess: false, types: [] },
})

export default bodyParserConfig
