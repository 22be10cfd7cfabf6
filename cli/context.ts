import type { Command } from 'commander'
import type { Client } from './client.ts'
import type { Wanted } from './lib/config.ts'
import type { Output, OutputOptions } from './lib/output.ts'

/** What every verb receives: how to talk, and the server to talk to, looked for when first asked. */
export type Context = {
  output: Output
  /** --url and --profile as given. */
  wanted: Wanted
  connect: () => Promise<Client>
  /** The whole of `portal`, for what tells about it. */
  program: Command
}

export type GlobalOptions = OutputOptions & Wanted

export type Run<Options> = (
  context: Context,
  options: Options & GlobalOptions,
  args: string[]
) => Promise<void>

/** Gives a command its verb, which is loaded only when it is asked for: help stays fast. */
export function does<Options>(command: Command, load: () => Promise<{ run: Run<Options> }>): void {
  command.action(async (...received: unknown[]) => {
    const called = received.at(-1) as Command
    const options = called.optsWithGlobals<Options & GlobalOptions>()
    // Loaded only now, as everything that showing help does not need.
    const [{ run }, { Output: Talk }] = await Promise.all([load(), import('./lib/output.ts')])
    await run(contextOf(new Talk(options), options, rootOf(called)), options, called.args)
  })
}

function contextOf(output: Output, options: GlobalOptions, program: Command): Context {
  const wanted = { url: options.url, profile: options.profile }
  return {
    output,
    wanted,
    program,
    async connect() {
      const [{ Client }, { findTarget }] = await Promise.all([
        import('./client.ts'),
        import('./lib/config.ts'),
      ])
      return new Client(findTarget(wanted))
    },
  }
}

function rootOf(command: Command): Command {
  return command.parent ? rootOf(command.parent) : command
}
