import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import { Validator } from '@seriousme/openapi-schema-validator'
import { version } from '#config/version'
import { appUrl } from '#config/app'
import { apiRoutes, documentedPath } from '#tests/support/openapi/routes'
import { PortalBrowser } from '#tests/support/portal_browser'

const ADDRESS = '/api/v1/openapi.json'

test.group('The API document', () => {
  test('it is valid OpenAPI 3.1, of this version, at this address', async ({ assert }) => {
    const { status, body } = await new PortalBrowser().get(ADDRESS)
    assert.equal(status, 200)
    assert.equal(body.info.version, version)
    assert.deepEqual(body.servers, [{ url: appUrl }])

    const validator = new Validator()
    const { valid, errors } = await validator.validate(body)
    assert.isTrue(valid, JSON.stringify(errors))
    assert.equal(validator.version, '3.1')
  })

  test('every route of the API is in it, and nothing else', async ({ assert }) => {
    const { body } = await new PortalBrowser().get(ADDRESS)
    const documented = Object.entries<Record<string, { operationId: string }>>(body.paths).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(
          ([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`
        )
    )
    assert.sameMembers(
      documented,
      apiRoutes(router.toJSON()).map(
        ({ method, pattern, name }) => `${method} ${documentedPath(pattern)} ${name}`
      )
    )
  })

  test('who has it is told so', async ({ assert }) => {
    const first = await new PortalBrowser().get(ADDRESS)
    const etag = first.headers.get('etag')!
    const { status, body } = await new PortalBrowser().get(ADDRESS, { 'if-none-match': etag })
    assert.equal(status, 304)
    assert.lengthOf(body, 0)
  })
})
