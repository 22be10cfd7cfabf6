import { basicCredentials, formBody, json, type Exchange } from '#tests/sandbox/http/exchange'
import type { Guard, Router } from '#tests/sandbox/http/router'
import { hex, paypalId } from '#tests/sandbox/ids'
import { unauthenticated } from '#tests/sandbox/paypal/errors'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

/** Nine hours, as the real sandbox gives. */
const LIFE_SECONDS = 32_400

/** `POST /v1/oauth2/token`: client credentials for a bearer token. */
export function tokensApi(router: Router, world: PaypalWorld): void {
  router.on('POST', '/v1/oauth2/token', 'token', (exchange) => {
    const credentials = basicCredentials(exchange)
    const { clientId, secret } = world.keys
    if (credentials?.user !== clientId || credentials.password !== secret) {
      return json(401, {
        error: 'invalid_client',
        error_description: 'Client Authentication failed',
      })
    }
    if (formBody(exchange).get('grant_type') !== 'client_credentials') {
      return json(400, {
        error: 'unsupported_grant_type',
        error_description: 'Grant Type is NULL or not supported',
      })
    }
    const token = `A21AA${hex(80)}`
    world.tokens.set(token, { expiresAt: world.clock.now() + LIFE_SECONDS * 1000 })
    return json(200, {
      scope: 'https://uri.paypal.com/services/payments/payment',
      access_token: token,
      token_type: 'Bearer',
      app_id: `APP-${paypalId()}`,
      expires_in: LIFE_SECONDS,
      nonce: `${world.clock.iso()}${hex(32)}`,
    })
  })
}

/** Lets only requests with a token of ours, not yet expired, through. */
export function bearerGuard(world: PaypalWorld): Guard {
  return (exchange: Exchange) => {
    const match = /^Bearer (\S+)$/.exec(exchange.headers.authorization ?? '')
    const token = match ? world.tokens.get(match[1]) : undefined
    return token && token.expiresAt > world.clock.now() ? null : unauthenticated()
  }
}
