import { readFileSync } from 'node:fs'
import { isLoopback } from '#start/boot_checks'
import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { appUrl, portalMode } from '#config/app'
import type { GatewaysConfig } from '#gateways/registry'

/*
 * Gateways by their keys: one without keys is not offered. The two addresses of each exist for the
 * sandbox of the demo and the tests; a live server accepts the gateway's own hosts only.
 */
const TIMEOUT_MS = 20_000

const allowSandboxHosts = app.inTest || (portalMode === 'demo' && isLoopback(appUrl))

function razorpay(): GatewaysConfig['razorpay'] {
  const keyId = env.get('RAZORPAY_KEY_ID')
  const keySecret = env.get('RAZORPAY_KEY_SECRET')?.release()
  if (!keyId || !keySecret) return null
  const secrets = env.get('RAZORPAY_WEBHOOK_SECRET')?.release() ?? ''
  return {
    keyId,
    keySecret,
    webhookSecrets: secrets
      .split(',')
      .map((secret) => secret.trim())
      .filter(Boolean),
    baseUrl: env.get('RAZORPAY_BASE_URL') || 'https://api.razorpay.com',
    checkoutUrl: env.get('RAZORPAY_CHECKOUT_URL') || 'https://checkout.razorpay.com/v1/checkout.js',
    timeoutMs: TIMEOUT_MS,
  }
}

function paypal(): GatewaysConfig['paypal'] {
  const clientId = env.get('PAYPAL_CLIENT_ID')
  const clientSecret = env.get('PAYPAL_CLIENT_SECRET')?.release()
  if (!clientId || !clientSecret) return null
  return {
    clientId,
    clientSecret,
    webhookId: env.get('PAYPAL_WEBHOOK_ID') ?? '',
    baseUrl: env.get('PAYPAL_BASE_URL') || 'https://api-m.paypal.com',
    timeoutMs: TIMEOUT_MS,
    trustedRoots: sandboxRoots(),
  }
}

/**
 * PEM files of authorities that sign the sandbox's webhooks. A live server believes the public ones
 * only, whatever this says.
 */
function sandboxRoots(): string[] | null {
  const file = env.get('PAYPAL_ROOTS_FILE')
  return allowSandboxHosts && file ? [readFileSync(file, 'utf8')] : null
}

const gatewaysConfig: GatewaysConfig = {
  razorpay: razorpay(),
  paypal: paypal(),
  allowSandboxHosts,
}

export default gatewaysConfig
