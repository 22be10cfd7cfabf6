import { registry } from '@generated/admin_registry/index'
import { createTuyau } from '@tuyau/core/client'

const tuyau = createTuyau({
  baseUrl: window.location.origin,
  registry,
  credentials: 'include',
  headers: { Accept: 'application/json' },
  // A retry is the reader's to make: a page says at once what happened.
  retry: 0,
  timeout: 30_000,
})

/** The staff's endpoints, by their controllers. */
export const { admin } = tuyau.api

/** A body that the generated types do not know of. */
export const withBody = <Body>(body: Body) => ({ body, headers: {} })

/** Empty filters are left out: the server answers 422 to what it cannot mean. */
export const filled = <T extends object>(query: T): T =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')) as T
