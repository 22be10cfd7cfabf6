/**
 * The sandbox as a process of its own:
 *
 *   node --import=@poppinss/ts-exec tests/sandbox/main.ts
 *
 * Settings, all by environment (a port of 0, the default, is any free one):
 *
 *   SANDBOX_HOST                   127.0.0.1
 *   SANDBOX_RAZORPAY_PORT          SANDBOX_PAYPAL_PORT
 *   SANDBOX_SMTP_PORT              SANDBOX_INBOX_PORT
 *   SANDBOX_RAZORPAY_WEBHOOK_URL   where Razorpay's webhooks go; absent: nowhere
 *   SANDBOX_PAYPAL_WEBHOOK_URL     where PayPal's webhooks go; absent: nowhere
 *   RAZORPAY_KEY_ID, RAZORPAY_KEY_SECRET, RAZORPAY_WEBHOOK_SECRET (the first, if several)
 *   PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID
 *                                  the portal's own names; absent: sandbox defaults
 *   REAL_DATA_DIR                  validates PayPal's traffic against its OpenAPI files
 *   SANDBOX_EXIT_WITH_STDIN        1: ends when standard input does, that is, with its parent
 *
 * When it listens it prints one line of JSON: `{"ready":true,"urls":…,"ports":…,"paypalRootPem":…}`.
 * When it cannot, it prints `{"ready":false,"error":…}` and exits with 1. SIGTERM, SIGINT and the loss
 * of an IPC parent end it with 0.
 */
import { startSandbox, type Sandbox } from '#tests/sandbox/start'

const text = (name: string, fallback: string) => process.env[name] || fallback
const port = (name: string) => Number(process.env[name] || 0)
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

let sandbox: Sandbox | undefined
let ending = false

async function end(): Promise<void> {
  if (ending) return
  ending = true
  await sandbox?.stop()
  process.exit(0)
}

process.on('SIGTERM', () => void end())
process.on('SIGINT', () => void end())
process.on('disconnect', () => void end())
if (process.env.SANDBOX_EXIT_WITH_STDIN === '1') {
  process.stdin.on('end', () => void end())
  process.stdin.on('error', () => void end())
  process.stdin.resume()
}
// The reader of the ready line may be gone; that is no reason to die of it.
process.stdout.on('error', () => {})

try {
  sandbox = await startSandbox({
    host: text('SANDBOX_HOST', '127.0.0.1'),
    razorpayPort: port('SANDBOX_RAZORPAY_PORT'),
    paypalPort: port('SANDBOX_PAYPAL_PORT'),
    smtpPort: port('SANDBOX_SMTP_PORT'),
    inboxPort: port('SANDBOX_INBOX_PORT'),
    razorpay: {
      keyId: text('RAZORPAY_KEY_ID', 'rzp_test_sandbox'),
      keySecret: text('RAZORPAY_KEY_SECRET', 'sandbox-key-secret'),
      webhookSecret: text('RAZORPAY_WEBHOOK_SECRET', 'sandbox-webhook-secret').split(',')[0].trim(),
      webhookUrl: process.env.SANDBOX_RAZORPAY_WEBHOOK_URL || null,
    },
    paypal: {
      clientId: text('PAYPAL_CLIENT_ID', 'sandbox-client'),
      secret: text('PAYPAL_CLIENT_SECRET', 'sandbox-secret'),
      webhookId: text('PAYPAL_WEBHOOK_ID', 'SANDBOXWEBHOOKID1'),
      webhookUrl: process.env.SANDBOX_PAYPAL_WEBHOOK_URL || null,
    },
  })
  const { urls, ports, paypalRootPem } = sandbox
  say({ ready: true, urls, ports, paypalRootPem })
} catch (error) {
  say({ ready: false, error: error instanceof Error ? error.message : String(error) })
  process.exit(1)
}
