import type { SurfaceCommand, SurfaceOption } from '../surface.ts'

/** What the shells call the command that the words so far lead to: "" or "/jobs/list". */
export const keyOf = (path: string[]) => path.map((word) => `/${word}`).join('')

export const namesOf = (options: SurfaceOption[]) => options.flatMap(({ names }) => names)

/** Those of the program itself stand behind every command. */
export const ownOptions = ({ path, options }: SurfaceCommand) => (path.length === 0 ? [] : options)

/** Options behind which a word follows that is no command. */
export function valueNames(surface: SurfaceCommand[]): string[] {
  const options = surface.flatMap((command) => command.options)
  return [...new Set(namesOf(options.filter(({ takesValue }) => takesValue)))]
}

/** Which words may stand behind which option; those of the program stand anywhere. */
export function choicesOf(
  surface: SurfaceCommand[]
): { at: string | null; name: string; choices: string[] }[] {
  return surface.flatMap(({ path, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .flatMap(({ names, choices }) =>
        names.map((name) => ({ at: path.length === 0 ? null : keyOf(path), name, choices }))
      )
  )
}

/** A command line that prints the names of the profiles, for every shell. */
export const PROFILE_NAMES = `portal profiles list --json 2>/dev/null | sed -n 's/.*"name":"\\([^"]*\\)".*/\\1/p'`

/** Inside single quotes of sh, zsh and fish alike. */
export const quoted = (text: string) => `'${text.replaceAll("'", '’')}'`
