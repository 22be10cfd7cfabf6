import type { SurfaceCommand } from '../surface.ts'
import { choicesOf, keyOf, ownOptions, PROFILE_NAMES, quoted, valueNames } from './words.ts'

/** A script for zsh, with what each command and option does. */
export function zshCompletion(surface: SurfaceCommand[]): string {
  const paths = surface.filter(({ path }) => path.length > 0).map(({ path }) => quoted(keyOf(path)))
  const global = surface[0].options.flatMap(describedOption)
  return `#compdef portal
# zsh completion for portal. Put this into ~/.zshrc, after compinit:  source <(portal completion zsh)
_portal() {
  local at='' word i cur=\${words[CURRENT]} prev=\${words[CURRENT-1]}
  local -a commands options
  for ((i = 2; i < CURRENT; i++)); do
    word=\${words[i]}
    case $word in ${valueNames(surface).join('|')}) ((i++)); continue ;; esac
    case "$at/$word" in ${paths.join('|')}) at=$at/$word ;; esac
  done
  case "$at $prev" in
${choicesOf(surface)
  .map(({ at, name, choices }) => {
    const when = at === null ? `*' ${name}'` : `'${at} ${name}'`
    return `    ${when}) compadd -- ${choices.join(' ')}; return ;;`
  })
  .join('\n')}
    *' --profile') compadd -- $(${PROFILE_NAMES}); return ;;
  esac
  case $prev in ${valueNames(surface).join('|')}) _files; return ;; esac
  case $at in
${surface
  .map((command) => {
    const { path, commands, arguments: args } = command
    const words = [
      ...commands.map(({ name, description }) => quoted(`${name}:${plain(description)}`)),
      ...args.flatMap(({ choices }) => choices.map((choice) => quoted(choice))),
    ]
    return `    ${quoted(keyOf(path))}) commands=(${words.join(' ')}); options=(${ownOptions(command).flatMap(describedOption).join(' ')}) ;;`
  })
  .join('\n')}
  esac
  if [[ $cur == -* ]]; then
    options+=(${global.join(' ')} '--help:say how a command is used')
    _describe option options
  elif ((\${#commands})); then
    _describe command commands
  else
    _files
  fi
}
compdef _portal portal
`
}

function describedOption({ names, description }: SurfaceCommand['options'][number]): string[] {
  return names.map((name) => quoted(`${name}:${plain(description)}`))
}

/** A colon would end what is described. */
const plain = (text: string) => text.replaceAll(':', ' –')
