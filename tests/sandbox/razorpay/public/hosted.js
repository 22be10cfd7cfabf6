/* The hosted page: pays through the sandbox and tells the shop, by message or by form post. */
const query = new URLSearchParams(location.search)
const form = document.getElementById('checkout')
const failure = document.getElementById('failure')
const progress = document.getElementById('progress')
const callbackUrl = query.get('callback_url')
const shop = query.get('shop')

const tell = (type, payload) => {
  if (shop && window.parent !== window) {
    window.parent.postMessage({ type: `razorpay-sandbox:${type}`, payload }, shop)
  }
}

/* The real checkout leaves the shop's page with a form post from Razorpay's own origin. */
const postToShop = (fields) => {
  const away = document.createElement('form')
  away.method = 'post'
  away.action = callbackUrl
  away.target = '_top'
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.value = value
    away.append(input)
  }
  document.body.append(away)
  away.submit()
}

const failed = (payload, late) => {
  progress.textContent = ''
  failure.textContent = late
    ? 'The payment failed for now. It will be authorised a little later, as some banks do.'
    : `${payload.error.description} You can try again.`
  tell('failed', payload)
  if (callbackUrl && query.get('retry') === 'no') {
    postToShop({
      'error[code]': payload.error.code,
      'error[description]': payload.error.description,
      'error[source]': payload.error.source,
      'error[step]': payload.error.step,
      'error[reason]': payload.error.reason,
      'error[metadata]': JSON.stringify(payload.error.metadata),
    })
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const outcome = event.submitter?.value || 'succeed'
  const buttons = [...form.querySelectorAll('button')]
  for (const button of buttons) button.disabled = true
  failure.textContent = ''
  progress.textContent = 'Talking to the bank…'
  try {
    const answer = await fetch(`/v1/checkout/hosted/${query.get('order_id')}/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        key_id: query.get('key_id'),
        method: new FormData(form).get('method'),
        outcome,
        email: query.get('email'),
        contact: query.get('contact'),
      }),
    })
    const payload = await answer.json()
    if (payload.error) return failed(payload, outcome === 'succeed_late')
    progress.textContent = 'Paid. Going back to the shop…'
    if (callbackUrl) postToShop(payload)
    else tell('success', payload)
  } catch {
    progress.textContent = ''
    failure.textContent = 'The sandbox did not answer. Is it still running?'
  } finally {
    for (const button of buttons) button.disabled = false
  }
})

document.getElementById('close').addEventListener('click', () => tell('close'))
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') tell('close')
})
