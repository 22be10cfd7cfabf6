import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import * as reporter from '@japa/runner/reporters'
import type { Config } from '@japa/runner/types'
import { createHttpServer } from '#start/http_server'
import { failOnFaults, failOnUnseen, observed } from '#tests/support/contract/observe'
import { countsReporter } from '#tests/support/counts_reporter'

export const plugins: Config['plugins'] = [assert(), apiClient(), pluginAdonisJS(app)]

export const reporters: Config['reporters'] = {
  activated: ['spec', 'counts'],
  list: [reporter.spec(), reporter.dot(), countsReporter],
}

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [],
  teardown: [],
}

/**
 * Unit tests are pure. Functional tests and those of the CLI get a migrated database, which outlives
 * them (the runner throws it away), and the server. Browser tests start the production build with one
 * of its own.
 */
export const configureSuite: Config['configureSuite'] = (suite) => {
  if (suite.name === 'browser') {
    suite.teardown(async () => {
      // Not needed by the others, and slow to load.
      const { closeBrowserWorld } = await import('#tests/support/browser_world')
      await closeBrowserWorld()
    })
  }
  if (suite.name !== 'functional' && suite.name !== 'cli') return
  suite.setup(async () => {
    await testUtils.db().migrate()
  })
  if (process.env.API_CONTRACT !== '1') {
    suite.setup(() => testUtils.httpServer().start((handler) => createHttpServer(handler)))
    return
  }
  suite.setup(() => testUtils.httpServer().start((handler) => createHttpServer(observed(handler))))
  suite.onTest((test) => test.teardown(failOnFaults))
  suite.onGroup((group) => group.each.teardown(failOnFaults))
  if (process.env.API_CONTRACT_WHOLE === '1') suite.teardown(failOnUnseen)
}
