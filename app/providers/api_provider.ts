import { HttpContext } from '@adonisjs/core/http'
import { BaseSerializer } from '@adonisjs/core/transformers'

/** Lists here are keyset pages: cursors, never totals by offset. */
export type PageCursors = { prev: string | null; next: string | null }

class ApiSerializer extends BaseSerializer<{ Wrap: 'data'; PaginationMetaData: PageCursors }> {
  wrap = 'data' as const

  definePaginationMetaData(metaData: unknown): PageCursors {
    return metaData as PageCursors
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    serialize: ApiSerializer['serialize']
  }
}

const serializer = new ApiSerializer()

HttpContext.instanceProperty('serialize', function (
  this: HttpContext,
  values: Parameters<ApiSerializer['serialize']>[0]
) {
  return serializer.serialize(values, this.containerResolver)
} as ApiSerializer['serialize'])

export default class ApiProvider {}
