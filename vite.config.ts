import { fileURLToPath } from 'node:url'
import adonisjs from '@adonisjs/vite/client'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * The portal's pages. Browsers without relative colours and `light-dark()` are below the floor that
 * the design tokens set (Chrome 125, Safari 18, Firefox 128), so nothing is lowered further.
 */
export default defineConfig({
  plugins: [
    adonisjs({
      entryPoints: ['resources/js/portal/app.ts'],
      reload: ['resources/views/**/*.edge'],
      assetsUrl: '/assets',
    }),
    vue(),
  ],
  resolve: {
    alias: {
      '~shared': from('./resources/js/shared'),
      '~portal': from('./resources/js/portal'),
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
