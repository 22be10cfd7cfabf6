import { existsSync, readdirSync } from 'node:fs'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import type { NextFn } from '@adonisjs/core/types/http'
import StaticMiddleware from '@adonisjs/static/static_middleware'

const API = /^\/(api|webhooks|health)(\/|$)/

/** The smaller first. */
const CODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
]

let assets: ReadonlySet<string> | null = null

/**
 * Serves public/, and of the pages' assets the copy that the build compressed for browsers that
 * take it. Never looks at the disk for an API request: that would stat every URL.
 */
@inject()
export default class StaticFilesMiddleware {
  constructor(private files: StaticMiddleware) {}

  handle(ctx: HttpContext, next: NextFn) {
    const url = ctx.request.url()
    if (API.test(url)) return next()

    const copy = url.startsWith('/assets/') ? compressedCopy(url, ctx.request.encodings()) : null
    // What the file server reads; routes and logs keep the address that was asked for.
    if (copy) ctx.request.request.url = copy
    return this.files.handle(ctx, next)
  }
}

function compressedCopy(url: string, accepted: string[]): string | null {
  const known = (assets ??= listAssets())
  const coding = CODINGS.find(
    ({ name, suffix }) => accepted.includes(name) && known.has(`${url}${suffix}`)
  )
  return coding ? `${url}${coding.suffix}` : null
}

/** Once per process: a build replaces the files and the process. */
function listAssets(): ReadonlySet<string> {
  const folder = app.publicPath('assets')
  return new Set(existsSync(folder) ? readdirSync(folder).map((name) => `/assets/${name}`) : [])
}
