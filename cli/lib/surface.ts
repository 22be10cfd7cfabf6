import type { Command, Option } from 'commander'

/** One option as a person sees it. */
export type SurfaceOption = {
  names: string[]
  flags: string
  description: string
  takesValue: boolean
  choices: string[]
  fallback: string | null
}

/** One command: what may follow it. Both the completions and the manual are made of these. */
export type SurfaceCommand = {
  /** The words behind "portal"; none is the program itself. */
  path: string[]
  description: string
  commands: { name: string; description: string }[]
  options: SurfaceOption[]
  arguments: { term: string; description: string; takesFile: boolean; choices: string[] }[]
  /** What its help says below the options: examples, and what there is to know. */
  after: string
}

/** Every command of the program, parents before children, in the order of its help. */
export function surfaceOf(command: Command, path: string[] = []): SurfaceCommand[] {
  const visible = command.commands.filter((one) => one.name() !== 'help')
  const own: SurfaceCommand = {
    path,
    description: command.description(),
    commands: visible.map((one) => ({ name: one.name(), description: one.description() })),
    options: command.options.filter(({ hidden }) => !hidden).map(optionOf),
    arguments: command.registeredArguments.map((argument) => ({
      term: argument.variadic ? `<${argument.name()}...>` : `<${argument.name()}>`,
      description: argument.description,
      takesFile: argument.name().startsWith('file'),
      choices: argument.argChoices ?? [],
    })),
    after: afterHelp(command),
  }
  return [own, ...visible.flatMap((one) => surfaceOf(one, [...path, one.name()]))]
}

function afterHelp(command: Command): string {
  let shown = ''
  command.configureOutput({ writeOut: (text) => (shown += text) })
  command.outputHelp()
  command.configureOutput({ writeOut: (text) => process.stdout.write(text) })
  return shown.slice(command.helpInformation().length)
}

function optionOf(option: Option): SurfaceOption {
  const { short, long, flags, description, required, optional, argChoices, defaultValue } = option
  return {
    names: [short, long].filter((name) => name !== undefined),
    flags,
    description,
    takesValue: required || optional,
    choices: argChoices ?? [],
    fallback: typeof defaultValue === 'string' ? defaultValue : null,
  }
}
