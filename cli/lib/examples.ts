import type { Command } from 'commander'

/** Adds "Examples:" below a command's help: what one types, and what it does. */
export function examples(command: Command, lines: [typed: string, does: string][]): Command {
  const width = Math.max(...lines.map(([typed]) => typed.length))
  const text = lines.map(([typed, does]) => `  ${typed.padEnd(width)}  # ${does}`)
  return command.addHelpText('after', ['', 'Examples:', ...text].join('\n'))
}
