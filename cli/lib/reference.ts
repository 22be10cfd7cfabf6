import type { Command } from 'commander'
import { type SurfaceCommand, type SurfaceOption, surfaceOf } from './surface.ts'

/** The manual's part about commands, as Markdown, from the program itself. */
export function referenceOf(program: Command): string {
  const [whole, ...commands] = surfaceOf(program)
  const global = `Every command takes these:\n\n${optionTable(whole.options)}`
  return [global, ...commands.map(sectionOf)].join('\n\n')
}

function sectionOf({ path, description, options, after, ...own }: SurfaceCommand): string {
  const terms = own.arguments.map(({ term }) => term)
  const usage = ['portal', ...path, ...terms].join(' ')
  const isGroup = own.commands.length > 0
  const parts = [
    `${'#'.repeat(path.length === 1 ? 3 : 4)} \`${usage}\``,
    sentence(description),
    ...(isGroup ? [] : [argumentList(own.arguments), optionTable(options), ...told(after)]),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function argumentList(given: SurfaceCommand['arguments']): string {
  return given
    .map(({ term, description, choices }) => {
      const among = choices.length > 0 ? ` (${choices.map(code).join(', ')})` : ''
      return `- ${code(term)} ${plain(description)}${among}`
    })
    .join('\n')
}

function optionTable(options: SurfaceOption[]): string {
  if (options.length === 0) return ''
  const rows = options.map(({ flags, description, choices, fallback }) => {
    const among = choices.length > 0 ? `: ${choices.map(code).join(', ')}` : ''
    const otherwise = fallback === null ? '' : ` (otherwise ${code(fallback)})`
    return `| ${code(flags)} | ${plain(description)}${among}${otherwise} |`
  })
  return ['| option | |', '| --- | --- |', ...rows].join('\n')
}

/** What stands below a command's help: its examples, then what there is to know. */
function told(after: string): string[] {
  const [, examples = '', notes = after] =
    /^\s*Examples:\n((?: {2}.*\n?)+)([\s\S]*)$/.exec(after) ?? []
  const typed = examples.replace(/^ {2}/gm, '').trimEnd()
  return [typed && `\`\`\`sh\n${typed}\n\`\`\``, plain(notes.trim())]
}

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``

/** Outside of code an angle bracket would be HTML; a bar is another cell everywhere. */
function plain(text: string): string {
  const parts = text.replaceAll('|', '\\|').split('`')
  return parts
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('<', '\\<') : part))
    .join('`')
}

const sentence = (text: string) => `${text[0].toUpperCase()}${plain(text.slice(1))}.`
