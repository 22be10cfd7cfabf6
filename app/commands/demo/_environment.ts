import { join } from 'node:path'
import type { DemoKeys } from './_keys.js'

export type Address = { host: string; port: number }
export type SandboxReady = {
  urls: { razorpay: string; razorpayCheckout: string; paypal: string; inbox: string }
  ports: { smtp: number }
  paypalRootPem: string
}

/** What of our own environment a child may see: paths and locale, no settings of a real portal. */
const PASSED = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TZ',
  'LANG',
  'DATABASE_URL',
  'REAL_DATA_DIR',
  'LOG_LEVEL',
]

export function baseEnvironment(): NodeJS.ProcessEnv {
  const passed = PASSED.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(passed)
}

/** The server, and the commands that prepare its data. */
export function serverEnvironment(
  keys: DemoKeys,
  dataDir: string,
  { host, port }: Address,
  sandbox?: SandboxReady
): NodeJS.ProcessEnv {
  return {
    LOG_LEVEL: 'warn',
    ...baseEnvironment(),
    ...keys,
    NODE_ENV: 'production',
    PORTAL_MODE: 'demo',
    HOST: host,
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    ALLOWED_ORIGINS: `http://localhost:${port},http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    MAIL_SERVER: '127.0.0.1',
    MAIL_FROM: 'accounts@larkspur.example',
    MAIL_FROM_NAME: 'Larkspur Studio',
    ...(sandbox && {
      MAIL_PORT: String(sandbox.ports.smtp),
      RAZORPAY_BASE_URL: sandbox.urls.razorpay,
      RAZORPAY_CHECKOUT_URL: sandbox.urls.razorpayCheckout,
      PAYPAL_BASE_URL: sandbox.urls.paypal,
      PAYPAL_ROOTS_FILE: paypalRootsFile(dataDir),
    }),
  }
}

/** The world outside. `ports` are wishes; 0 is any free one. */
export function sandboxEnvironment(
  keys: DemoKeys,
  { host, port }: Address,
  ports: { razorpay: number; paypal: number; inbox: number; smtp: number }
): NodeJS.ProcessEnv {
  return {
    ...baseEnvironment(),
    ...keys,
    SANDBOX_HOST: '127.0.0.1',
    SANDBOX_RAZORPAY_PORT: String(ports.razorpay),
    SANDBOX_PAYPAL_PORT: String(ports.paypal),
    SANDBOX_INBOX_PORT: String(ports.inbox),
    SANDBOX_SMTP_PORT: String(ports.smtp),
    SANDBOX_RAZORPAY_WEBHOOK_URL: `http://${host}:${port}/webhooks/razorpay`,
    SANDBOX_PAYPAL_WEBHOOK_URL: `http://${host}:${port}/webhooks/paypal`,
  }
}

/** Written at each start: the sandbox makes its authority anew. */
export function paypalRootsFile(dataDir: string): string {
  return join(dataDir, 'demo-paypal-root.pem')
}
