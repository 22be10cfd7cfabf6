import type { SurfaceCommand, SurfaceOption } from '../surface.ts'
import { keyOf, PROFILE_NAMES, quoted, valueNames } from './words.ts'

/** A script for fish, with what each command and option does. */
export function fishCompletion(surface: SurfaceCommand[]): string {
  const paths = surface.filter(({ path }) => path.length > 0).map(({ path }) => quoted(keyOf(path)))
  return `# fish completion for portal:  portal completion fish > ~/.config/fish/completions/portal.fish
function __portal_at
    set -l at ''
    set -l words (commandline -opc)
    set -l skip 1
    for word in $words
        if test $skip -eq 1
            set skip 0
            continue
        end
        switch $word
            case ${valueNames(surface).map(quoted).join(' ')}
                set skip 1
                continue
        end
        if contains -- "$at/$word" ${paths.join(' ')}
            set at "$at/$word"
        end
    end
    test "$at" = "$argv[1]"
end
complete -c portal -f
${surface.flatMap(linesOf).join('\n')}
`
}

function linesOf({ path, commands, options, arguments: args }: SurfaceCommand): string[] {
  const start = `complete -c portal -n ${quoted(`__portal_at "${keyOf(path)}"`)}`
  const isGlobal = path.length === 0
  return [
    ...commands.map(({ name, description }) => `${start} -a ${name} -d ${quoted(description)}`),
    ...args.filter(({ takesFile }) => takesFile).map(() => `${start} -F`),
    ...args
      .filter(({ choices }) => choices.length > 0)
      .map(({ choices }) => `${start} -a ${quoted(choices.join(' '))}`),
    ...options.map((option) => `${isGlobal ? 'complete -c portal' : start} ${optionLine(option)}`),
    ...(isGlobal ? [`complete -c portal -s h -l help -d 'say how a command is used'`] : []),
  ]
}

function optionLine({ names, description, takesValue, choices }: SurfaceOption): string {
  const flags = names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`
  )
  const values = names.includes('--profile') ? `(${PROFILE_NAMES})` : choices.join(' ')
  const takes = takesValue ? (values ? ` -x -a ${fishQuoted(values)}` : ' -r -F') : ''
  return `${flags.join(' ')}${takes} -d ${quoted(description)}`
}

/** With the quotes that a command line inside needs. */
const fishQuoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
