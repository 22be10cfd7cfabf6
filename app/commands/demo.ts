import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/**
 * npm run demo: the production build with data, a sandbox for what is outside, and logins. Starts
 * nothing of the application in this process, so that it works before there is any setting.
 */
export default class Demo extends BaseCommand {
  static commandName = 'demo'
  static description = 'Start the portal with example data and a sandbox for payments and mail'
  static options: CommandOptions = { startApp: false, allowUnknownFlags: false }

  @flags.boolean({ description: 'Start over: remove the data of the last demo first' })
  declare fresh?: boolean

  async run() {
    // Loaded here, because every ace command looks at every command's file.
    const { runDemo } = await import('./demo/_run.js')
    const root = this.app.makePath()
    this.exitCode = await runDemo({
      root,
      fresh: this.fresh ?? false,
      say: (line) => this.logger.log(line),
      complain: (line) => this.logger.error(line),
    })
  }
}
