import { extname } from 'node:path'
import { defineConfig } from '@adonisjs/static'

/** What the build left compressed beside the plain file (vite.config.ts): app-x.js.br, app-x.js.gz. */
const CODINGS: Record<string, string> = { '.br': 'br', '.gz': 'gzip' }

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const staticServerConfig = defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  headers: (path) => (path.includes('/assets/') ? assetHeaders(path) : {}),
})

export default staticServerConfig

function assetHeaders(path: string): Record<string, string> {
  const suffix = extname(path)
  const coding = CODINGS[suffix]
  const type = coding && TYPES[extname(path.slice(0, -suffix.length))]
  return {
    // Vite puts a hash of the content into each name below /assets.
    'cache-control': 'public, max-age=31536000, immutable',
    'vary': 'accept-encoding',
    ...(coding && { 'content-encoding': coding }),
    ...(type && { 'content-type': type }),
  }
}
