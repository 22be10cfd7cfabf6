import type { SurfaceCommand } from '../surface.ts'
import { choicesOf, keyOf, namesOf, ownOptions, PROFILE_NAMES, valueNames } from './words.ts'

/** A script for bash, the 3.2 of macOS included. */
export function bashCompletion(surface: SurfaceCommand[]): string {
  const paths = surface.filter(({ path }) => path.length > 0).map(({ path }) => `'${keyOf(path)}'`)
  const valued = valueNames(surface).join('|')
  return `# bash completion for portal. Put this into ~/.bashrc:  source <(portal completion bash)
_portal() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} at='' words='' options='' word i
  if [[ $cur == = ]]; then cur=''; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case $word in ${valued}) ((i++)); continue ;; esac
    case "$at/$word" in ${paths.join('|')}) at=$at/$word ;; esac
  done
  COMPREPLY=()
  case "$at $prev" in
${choicesOf(surface).map(choiceLine).join('\n')}
    *' --profile') COMPREPLY=($(compgen -W "$(${PROFILE_NAMES})" -- "$cur")); return ;;
  esac
  case $prev in ${valued}) return ;; esac
  case $at in
${surface.map(commandLine).join('\n')}
  esac
  if [[ $cur == -* ]]; then words="$options ${namesOf(surface[0].options).join(' ')} --help"; fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _portal portal
`
}

function choiceLine({ at, name, choices }: ReturnType<typeof choicesOf>[number]): string {
  const when = at === null ? `*' ${name}'` : `'${at} ${name}'`
  return `    ${when}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$cur")); return ;;`
}

function commandLine(command: SurfaceCommand): string {
  const words = [
    ...command.commands.map(({ name }) => name),
    ...command.arguments.flatMap(({ choices }) => choices),
  ]
  const options = namesOf(ownOptions(command))
  return `    '${keyOf(command.path)}') words='${words.join(' ')}' options='${options.join(' ')}' ;;`
}
