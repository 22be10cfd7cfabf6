import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import adonisjs from '@adonisjs/vite/client'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * The pages of the portal and of the staff. Browsers without relative colours and `light-dark()` are below the floor that
 * the design tokens set (Chrome 125, Safari 18, Firefox 128), so nothing is lowered further.
 */
export default defineConfig({
  plugins: [
    adonisjs({
      entryPoints: ['resources/js/portal/app.ts', 'resources/js/admin/app.ts'],
      reload: ['resources/views/**/*.edge'],
      assetsUrl: '/assets',
    }),
    vue(),
    precompress(),
  ],
  resolve: {
    alias: {
      '~shared': from('./resources/js/shared'),
      '~portal': from('./resources/js/portal'),
      '~admin': from('./resources/js/admin'),
      '~lang': from('./resources/lang'),
      '@generated': from('./.adonisjs/client'),
    },
  },
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    target: ['chrome125', 'edge125', 'firefox128', 'safari18'],
    sourcemap: false,
  },
  /**
   * `@adonisjs/vite` builds every environment it finds; an SSR pass would overwrite the client's
   * files in public/assets, and there is nothing to render on the server.
   */
  builder: {
    buildApp: async (builder) => {
      await builder.build(builder.environments.client)
    },
  },
  server: { watch: { ignored: ['**/storage/**', '**/tmp/**', '**/build/**'] } },
})

/**
 * Leaves a brotli and a gzip copy beside each file of text, at the highest level: the server sends
 * them as they are (app/middleware/static_files_middleware.ts). Below a packet nothing is gained.
 */
function precompress(): Plugin {
  const PACKET_BYTES = 1400
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const copies = Object.values(bundle).map(async (file) => {
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        const isText = /\.(js|css|svg)$/.test(file.fileName)
        if (!dir || !isText || bytes.length < PACKET_BYTES) return
        const path = join(dir, file.fileName)
        await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes))
        await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
      })
      await Promise.all(copies)
    },
  }
}
