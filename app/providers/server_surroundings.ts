import { readdir, statfs } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import logger from '@adonisjs/core/services/logger'
import type { ApplicationService } from '@adonisjs/core/types'
import { appUrl, dataDir, diskReserve, isLive, portalUrl } from '#config/app'
import { hasMailServer, smtp } from '#config/mail'
import { version } from '#config/version'
import { Surroundings } from '#domain/diagnosis/surroundings'
import type { CheckName } from '#domain/diagnosis/finding'
import type { GatewayName } from '#gateways/payment_gateway'
import type { GatewayRegistry } from '#gateways/registry'
import { verifySmtp } from '#mails/verify_smtp'

const MAIL_PATIENCE_MS = 2500

/** The server as it stands. */
export class ServerSurroundings extends Surroundings {
  readonly version = version
  readonly node = process.version
  readonly appUrl = appUrl
  readonly portalUrl = portalUrl
  readonly isLive = isLive
  readonly mailServer = `${smtp.host}:${smtp.port}`
  readonly hasMailServer = hasMailServer
  readonly dataDir = dataDir
  readonly diskReserve = diskReserve

  readonly report = (check: CheckName, error: unknown) =>
    logger.error({ err: error, check }, 'a part of the diagnosis could not be looked at')

  constructor(
    private app: ApplicationService,
    private gateways: GatewayRegistry
  ) {
    super()
  }

  askMailServer() {
    return verifySmtp(smtp, MAIL_PATIENCE_MS)
  }

  async diskSpace() {
    // What root may use beyond that is not ours.
    const { bavail, blocks, bsize } = await statfs(dataDir)
    return { free: bavail * bsize, total: blocks * bsize }
  }

  /** By the names that the migrator keeps of them. */
  async migrations() {
    const files = await readdir(this.app.migrationsPath())
    return files
      .filter((file) => /^\d.*(?<!\.d)\.[jt]s$/.test(file))
      .map((file) => `database/migrations/${basename(file, extname(file))}`)
      .sort()
  }

  gatewayMode(name: GatewayName) {
    return this.gateways.modeOf(name)
  }

  gatewayAnswers(name: GatewayName) {
    return this.gateways.isAnswering(name)
  }
}
