import { join } from 'node:path'
import type { ApplicationService } from '@adonisjs/core/types'
import { DocumentCache } from '#domain/documents/document_cache'

/** Binds where rendered documents are kept. */
export default class DocumentsProvider {
  constructor(private app: ApplicationService) {}

  register() {
    this.app.container.singleton(DocumentCache, async () => {
      const { dataDir } = await import('#config/app')
      const logger = await this.app.container.make('logger')
      return new DocumentCache(join(dataDir, 'documents'), (error) =>
        logger.error({ err: error }, 'a document was rendered and its copy could not be kept')
      )
    })
  }
}
