import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { fileTrouble } from './_trouble.js'

export type DemoKeys = Record<(typeof NAMES)[number], string>

const NAMES = [
  'APP_KEY',
  'AUDIT_KEY',
  'RAZORPAY_KEY_ID',
  'RAZORPAY_KEY_SECRET',
  'RAZORPAY_WEBHOOK_SECRET',
  'PAYPAL_CLIENT_ID',
  'PAYPAL_CLIENT_SECRET',
  'PAYPAL_WEBHOOK_ID',
] as const

/**
 * The keys of this demo: random, made once, kept in `demo.env` beside the data they belong to,
 * readable by its owner only. Throws DemoTrouble when the file cannot be read or written.
 */
export async function readOrMakeKeys(folder: string): Promise<DemoKeys> {
  const file = join(folder, 'demo.env')
  const known = await readKeys(file)
  if (NAMES.every((name) => known[name])) return known as DemoKeys

  const keys = { ...makeKeys(), ...known }
  const lines = NAMES.map((name) => `${name}="${keys[name]}"`)
  const text = `# Made by the demo. Whoever has these keys can sign in as anybody here.\n${lines.join('\n')}\n`
  try {
    // A reader sees the whole file or none.
    await writeFile(`${file}.new`, text, { mode: 0o600 })
    await rename(`${file}.new`, file)
  } catch (error) {
    fileTrouble(error, file)
  }
  return keys
}

async function readKeys(file: string): Promise<Partial<DemoKeys>> {
  try {
    return parseEnv(await readFile(file, 'utf8')) as Partial<DemoKeys>
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    return fileTrouble(error, file)
  }
}

function makeKeys(): DemoKeys {
  const secret = () => randomBytes(32).toString('base64url')
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    APP_KEY: secret(),
    AUDIT_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    RAZORPAY_KEY_ID: `rzp_test_${randomBytes(7).toString('hex')}`,
    RAZORPAY_KEY_SECRET: secret(),
    RAZORPAY_WEBHOOK_SECRET: secret(),
    PAYPAL_CLIENT_ID: `demo-${randomBytes(12).toString('hex')}`,
    PAYPAL_CLIENT_SECRET: secret(),
    PAYPAL_WEBHOOK_ID: randomBytes(8).toString('hex').toUpperCase(),
  }
}
