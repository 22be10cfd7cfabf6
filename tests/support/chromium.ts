import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

const PACKED = join(
  dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
  '../bin'
)
const UNPACKED = 'node_modules/.cache/chromium'

/**
 * A headless browser. The arguments are our own: the package's default list has `--single-process`,
 * which dies when a page is closed and another opened, and `--disable-web-security`, which makes
 * tests of CSP and of cross-site requests meaningless.
 */
export async function launchChromium(): Promise<Browser> {
  const folder = await unpack()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--headless=shell'],
    env: { ...process.env, ...libraries(folder), ...fonts(folder) },
  })
}

/**
 * Unpacks the browser once, beside the package and not in the machine's shared temporary folder,
 * where the package would also take a half-written file of an interrupted run for a whole one.
 */
async function unpack(): Promise<string> {
  if (existsSync(UNPACKED)) return UNPACKED
  const fresh = `${UNPACKED}.${process.pid}`
  await mkdir(fresh, { recursive: true })

  // The package always unpacks into the temporary folder, so that is where this is for a moment.
  const { TMPDIR } = process.env
  process.env.TMPDIR = join(process.cwd(), fresh)
  try {
    await Promise.all(
      ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((file) => inflate(join(PACKED, file)))
    )
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
  try {
    await rename(fresh, UNPACKED)
  } catch (error) {
    // Another process was faster, and its copy is as good.
    if (!existsSync(UNPACKED)) throw error
    await rm(fresh, { recursive: true })
  }
  return UNPACKED
}

/** Machines without a desktop lack NSS and others: the package brings them, for such machines only. */
function libraries(folder: string): { LD_LIBRARY_PATH?: string } {
  const needed = execFileSync('ldd', [join(folder, 'chromium')], { encoding: 'utf8' })
  if (!needed.includes('not found')) return {}
  return { LD_LIBRARY_PATH: join(process.cwd(), folder, 'al2023/lib') }
}

function fonts(folder: string): { FONTCONFIG_PATH?: string } {
  if (existsSync('/etc/fonts/fonts.conf')) return {}
  return { FONTCONFIG_PATH: join(process.cwd(), folder, 'fonts') }
}
