import { failed, fine, warning, type Finding } from '#domain/diagnosis/finding'
import type { Surroundings } from '#domain/diagnosis/surroundings'

const GIB = 1024 ** 3

/** Below this, or twice the reserve, somebody should look. */
const DISK_WARNS = { bytes: 2 * GIB, share: 0.05 }

export async function checkMailServer(around: Surroundings): Promise<Finding> {
  const { mailServer: server } = around
  const answer = await around.askMailServer()
  if (answer.answers) return fine('answers', { server })
  if (!around.hasMailServer) return failed('unnamed', { server })
  return failed(answer.reason, { server, told: answer.told })
}

export async function checkDisk(around: Surroundings): Promise<Finding> {
  const { free, total } = await around.diskSpace()
  const facts = { free: gigabytes(free), total: gigabytes(total), folder: around.dataDir }
  // From here on no file of an import is taken; soon nothing is.
  if (free < around.diskReserve) return failed('full', facts)
  const isLow =
    free < 2 * around.diskReserve || (free < DISK_WARNS.bytes && free < total * DISK_WARNS.share)
  return isLow ? warning('low', facts) : fine('room', facts)
}

/** Links in mails are built from these: what is wrong here is wrong for everybody. */
export async function checkAddresses({
  appUrl,
  portalUrl,
  isLive,
}: Surroundings): Promise<Finding> {
  const facts = { appUrl, portalUrl }
  const plain = [appUrl, portalUrl].find((url) => !url.startsWith('https:'))
  if (isLive && plain) return warning(isLocal(plain) ? 'local' : 'plain', facts)
  if (new URL(appUrl).host !== new URL(portalUrl).host) return fine('apart', facts)
  return fine('right', facts)
}

export async function checkRuntime({ version, node }: Surroundings): Promise<Finding> {
  return fine('version', { version, node })
}

function isLocal(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}

function gigabytes(bytes: number): number {
  return Math.round((bytes / GIB) * 10) / 10
}
