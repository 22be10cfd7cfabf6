import { json } from '#tests/sandbox/http/exchange'
import type { Router } from '#tests/sandbox/http/router'
import { page } from '#tests/sandbox/razorpay/collection'
import { refuse, unknownId } from '#tests/sandbox/razorpay/errors'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

/** There is no filter by payment: none is documented, so none is taken. */
const LIST_KNOWN = ['count', 'skip', 'from', 'to', 'expand[]']
const EXPANDABLE = ['payment', 'transaction.settlement']
const DISPUTE_ID = /^disp_[A-Za-z0-9]{14}$/

/** `GET /v1/disputes` and one of them. What a merchant does about a dispute happens elsewhere. */
export function disputesApi(router: Router, world: RazorpayWorld): void {
  router.on('GET', '/v1/disputes', 'disputes.list', ({ query }) => {
    const extra = [...query.keys()].filter((name) => !LIST_KNOWN.includes(name))
    if (extra.length > 0) {
      return refuse(`${extra.join(', ')} is/are not required and should not be sent`)
    }
    return refuseExpand(query) ?? page([...world.disputes.values()], query)
  })
  router.on('GET', '/v1/disputes/:id', 'disputes.fetch', ({ params, query }) => {
    if (params.id.startsWith('disp_') && !DISPUTE_ID.test(params.id)) {
      return refuse(`${params.id} is not a valid id`)
    }
    const dispute = world.disputes.get(params.id)
    if (!dispute) return unknownId()
    const payment = world.payments.get(dispute.payment_id)
    const wanted = query.getAll('expand[]').includes('payment')
    return refuseExpand(query) ?? json(200, wanted ? { ...dispute, payment } : dispute)
  })
}

function refuseExpand(query: URLSearchParams) {
  const known = query.getAll('expand[]').every((name) => EXPANDABLE.includes(name))
  if (known) return null
  return refuse(`Value of each expand must be one of following types: ${EXPANDABLE.join(', ')}`)
}
