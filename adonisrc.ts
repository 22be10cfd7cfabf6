import { indexPolicies } from '@adonisjs/bouncer'
import { indexEntities } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/core/app'
import { generateRegistries } from './app/commands/_registries.js'

export default defineConfig({
  directories: { providers: 'app/providers', commands: 'app/commands' },

  commands: [
    () => import('@adonisjs/core/commands'),
    () => import('@adonisjs/lucid/commands'),
    () => import('@adonisjs/queue/commands'),
  ],

  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/session/session_provider'),
    // Not in tests: it would start a development server of Vite's inside each of them.
    { file: () => import('@adonisjs/vite/vite_provider'), environment: ['web'] },
    () => import('@adonisjs/shield/shield_provider'),
    () => import('@adonisjs/static/static_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('@adonisjs/bouncer/bouncer_provider'),
    () => import('#providers/redis_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/mail/mail_provider'),
    () => import('@adonisjs/i18n/i18n_provider'),
    () => import('@adonisjs/queue/queue_provider'),
    () => import('#providers/api_provider'),
    () => import('#providers/domain_provider'),
    () => import('#providers/documents_provider'),
    () => import('#providers/gateways_provider'),
    () => import('#providers/diagnosis_provider'),
    { file: () => import('#providers/worker_provider'), environment: ['web'] },
  ],

  preloads: [
    () => import('#start/routes'),
    () => import('#start/kernel'),
    () => import('#start/validator'),
  ],

  tests: {
    suites: [
      { name: 'unit', files: ['tests/unit/**/*.spec.{ts,js}'], timeout: 30_000 },
      { name: 'functional', files: ['tests/functional/**/*.spec.{ts,js}'], timeout: 60_000 },
      { name: 'cli', files: ['tests/cli/**/*.spec.{ts,js}'], timeout: 60_000 },
      { name: 'browser', files: ['tests/browser/**/*.spec.{ts,js}'], timeout: 300_000 },
    ],
    forceExit: false,
  },

  metaFiles: [
    { pattern: 'resources/views/**/*.edge', reloadServer: false },
    { pattern: 'resources/lang/**/*.json', reloadServer: false },
    { pattern: 'resources/openapi.json', reloadServer: false },
    { pattern: 'app/domain/documents/**/*.typ', reloadServer: false },
    { pattern: 'public/**', reloadServer: false },
  ],

  hooks: {
    init: [
      indexEntities({ transformers: { enabled: true } }),
      // Beside the policies lives what all of them say together.
      indexPolicies({ glob: ['**/*_policy.ts'] }),
      // The portal's pages take only their own routes with them: no staff address in their bundle.
      generateRegistries([
        { output: './.adonisjs/client/portal_registry', only: /^portal\./ },
        { output: './.adonisjs/client/admin_registry', only: /^admin\./ },
      ]),
    ],
    buildStarting: [() => import('@adonisjs/vite/build_hook')],
  },
})
