import { access } from '~portal/api/access'
import { account } from '~portal/api/account'
import { books } from '~portal/api/books'
import { payments } from '~portal/api/payments'

/** The portal's API, one function per endpoint. */
export const api = { ...access, ...account, ...books, ...payments }
