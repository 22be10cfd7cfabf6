import { Env } from '@adonisjs/core/env'
import { bootRefusals } from '#start/boot_checks'

/*
 * Every setting that is read from the environment. `.env.example` explains each; a test keeps the
 * two in step. What staff change at run time lives in the database, not here.
 */
const optional = Env.schema.string.optional

// An absent APP_KEY may be given under the name that other products use.
if (!process.env.APP_KEY && process.env.SECRET_KEY) process.env.APP_KEY = process.env.SECRET_KEY

const env = await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  PORTAL_MODE: Env.schema.enum.optional(['live', 'demo'] as const),
  LOG_LEVEL: Env.schema.enum.optional([
    'trace',
    'debug',
    'info',
    'warn',
    'error',
    'silent',
  ] as const),

  HOST: Env.schema.string.optional({ format: 'host' }),
  PORT: Env.schema.number.optional(),
  APP_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  FRONTEND_PORTAL_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  ALLOWED_ORIGINS: optional(),
  TRUSTED_PROXIES: optional(),

  APP_KEY: Env.schema.secret(),
  AUDIT_KEY: Env.schema.secret.optional(),

  DATA_DIR: optional(),
  DISK_RESERVE_MB: Env.schema.number.optional(),
  DATABASE_URL: optional(),
  REDIS_URL: optional(),

  MAIL_SERVER: optional(),
  MAIL_PORT: Env.schema.number.optional(),
  MAIL_USERNAME: optional(),
  MAIL_PASSWORD: Env.schema.secret.optional(),
  MAIL_FROM: optional(),
  MAIL_FROM_NAME: optional(),

  RAZORPAY_KEY_ID: optional(),
  RAZORPAY_KEY_SECRET: Env.schema.secret.optional(),
  RAZORPAY_WEBHOOK_SECRET: Env.schema.secret.optional(),
  RAZORPAY_BASE_URL: optional(),
  RAZORPAY_CHECKOUT_URL: optional(),

  PAYPAL_CLIENT_ID: optional(),
  PAYPAL_CLIENT_SECRET: Env.schema.secret.optional(),
  PAYPAL_WEBHOOK_ID: optional(),
  PAYPAL_BASE_URL: optional(),
  PAYPAL_ROOTS_FILE: optional(),
})

const refusals = bootRefusals({
  production: env.get('NODE_ENV') === 'production',
  appKey: env.get('APP_KEY').release(),
  appUrl: env.get('APP_URL'),
  portalUrl: env.get('FRONTEND_PORTAL_URL'),
  portalMode: env.get('PORTAL_MODE') ?? 'live',
  allowedOrigins: env.get('ALLOWED_ORIGINS'),
  trustedProxies: env.get('TRUSTED_PROXIES'),
  auditKey: env.get('AUDIT_KEY')?.release(),
  redisUrl: env.get('REDIS_URL'),
})
if (refusals.length > 0) {
  // The reason alone: a stack and source lines would bury it.
  process.stderr.write(`${refusals.join('\n')}\n`)
  process.exit(1)
}

// The HTTP server reads these two itself and would listen on every address.
process.env.HOST ||= '127.0.0.1'
process.env.PORT ||= '3333'

export default env
