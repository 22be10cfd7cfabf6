import app from '@adonisjs/core/services/app'

/** Runs a command of this application; answers what it printed and its exit status. */
export async function ace(name: string, ...args: string[]) {
  const kernel = await app.container.make('ace')
  kernel.ui.switchMode('raw')
  try {
    const command = await kernel.exec(name, args)
    // Colours are spelt out in this mode: "[ blue(info) ] text".
    const lines = kernel.ui.logger.getLogs().map((log) => log.message)
    return { status: command.exitCode ?? 0, text: lines.join('\n'), lines }
  } finally {
    kernel.ui.logger.flushLogs()
    kernel.ui.switchMode('normal')
  }
}
