/*
 * The sandbox's checkout.js: the same surface as the real one (`new Razorpay(options).open()`,
 * `.on('payment.failed')`, `.close()`, `handler`, `callback_url` with `redirect`, `modal.ondismiss`,
 * `prefill`, `retry`). It frames the sandbox's hosted page and reaches no other host. Styles are set
 * through the CSSOM, so that a strict `style-src` of the shop's page does not break it.
 */
;(() => {
  const home = new URL(document.currentScript.src).origin
  const setStyle = (element, style) => Object.assign(element.style, style)

  class Razorpay {
    #options
    #listeners = new Map()
    #overlay = null
    #frame = null
    #focusBefore = null
    #scrollBefore = ''

    constructor(options) {
      if (!options || !options.key) throw new Error('No key passed')
      this.#options = options
    }

    on(name, listener) {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener])
      return this
    }

    open() {
      if (this.#overlay) return
      this.#focusBefore = document.activeElement
      this.#scrollBefore = document.body.style.overflow
      document.body.style.overflow = 'hidden'
      this.#overlay = document.createElement('div')
      this.#overlay.className = 'razorpay-container'
      this.#overlay.setAttribute('role', 'dialog')
      this.#overlay.setAttribute('aria-modal', 'true')
      this.#overlay.setAttribute('aria-label', 'Razorpay sandbox checkout')
      setStyle(this.#overlay, {
        position: 'fixed',
        inset: '0',
        zIndex: '2147483647',
        background: 'rgb(10 15 25 / 0.6)',
      })
      this.#frame = document.createElement('iframe')
      this.#frame.className = 'razorpay-checkout-frame'
      this.#frame.title = 'Razorpay sandbox checkout'
      this.#frame.src = this.#hostedUrl()
      setStyle(this.#frame, { width: '100%', height: '100%', border: '0', display: 'block' })
      this.#overlay.append(this.#frame)
      document.body.append(this.#overlay)
      window.addEventListener('message', this.#receive)
      window.addEventListener('keydown', this.#escape)
      this.#frame.focus()
    }

    close() {
      if (!this.#overlay) return
      window.removeEventListener('message', this.#receive)
      window.removeEventListener('keydown', this.#escape)
      this.#overlay.remove()
      this.#overlay = null
      this.#frame = null
      document.body.style.overflow = this.#scrollBefore
      this.#focusBefore?.focus?.()
    }

    #hostedUrl() {
      const { key, order_id: orderId, name, description, prefill, retry } = this.#options
      const url = new URL('/v1/checkout/hosted', home)
      const query = {
        key_id: key,
        order_id: orderId,
        name,
        description,
        email: prefill?.email,
        contact: prefill?.contact,
        shop: location.origin,
        callback_url: this.#redirects() ? this.#options.callback_url : undefined,
        retry: retry === false || retry?.enabled === false ? 'no' : undefined,
      }
      for (const [field, value] of Object.entries(query)) {
        if (value !== undefined && value !== null) url.searchParams.set(field, String(value))
      }
      return url.href
    }

    #redirects() {
      return Boolean(this.#options.callback_url) && this.#options.redirect !== false
        ? Boolean(this.#options.redirect) || typeof this.#options.handler !== 'function'
        : false
    }

    #escape = (event) => {
      if (event.key === 'Escape') this.#dismiss()
    }

    #dismiss() {
      this.close()
      this.#options.modal?.ondismiss?.()
    }

    #receive = (event) => {
      if (event.origin !== home || event.source !== this.#frame?.contentWindow) return
      const { type, payload } = event.data ?? {}
      if (type === 'razorpay-sandbox:close') this.#dismiss()
      if (type === 'razorpay-sandbox:failed') {
        for (const listener of this.#listeners.get('payment.failed') ?? []) listener(payload)
      }
      if (type === 'razorpay-sandbox:success') {
        this.close()
        this.#options.handler?.(payload)
      }
    }
  }

  window.Razorpay = Razorpay
})()
