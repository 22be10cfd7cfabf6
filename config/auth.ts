import { configProvider } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/auth'
import { tokensGuard, tokensUserProvider } from '@adonisjs/auth/access_tokens'
import { sessionGuard } from '@adonisjs/auth/session'
import type { Authenticators, InferAuthEvents, InferAuthenticators } from '@adonisjs/auth/types'

const authConfig = defineConfig({
  default: 'client',
  guards: {
    /** People of a client, by the portal's cookie. */
    client: sessionGuard({
      useRememberMeTokens: false,
      provider: configProvider.create(async () => {
        const { SignInProvider } = await import('#middleware/sign_in_provider')
        return new SignInProvider()
      }),
    }),
    /** Staff, by a cookie of their own. */
    staff_session: sessionGuard({
      useRememberMeTokens: false,
      provider: configProvider.create(async () => {
        const { StaffSignInProvider } = await import('#middleware/staff_sign_in_provider')
        return new StaffSignInProvider()
      }),
    }),
    /** Staff and other systems, by an API token. */
    staff: tokensGuard({
      provider: tokensUserProvider({ tokens: 'apiTokens', model: () => import('#models/staff') }),
    }),
  },
})

export default authConfig

declare module '@adonisjs/auth/types' {
  export interface Authenticators extends InferAuthenticators<typeof authConfig> {}
}
declare module '@adonisjs/core/types' {
  interface EventsList extends InferAuthEvents<Authenticators> {}
}
