import { readFile, writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import type { StepResult } from '#tests/support/check/step'
import { referenceOf } from '../../../cli/lib/reference.js'
import { buildProgram } from '../../../cli/program.js'

const MANUAL = 'docs/cli.md'
const [BEGIN, END] = ['<!-- commands -->', '<!-- end of commands -->']

/**
 * Writes the manual's part about commands again, from the commands. A difference means that one was
 * changed and this forgotten; the fresh text is left in place to be committed.
 */
export async function checkCliManual(): Promise<StepResult> {
  const startedAt = performance.now()
  const before = await readFile(MANUAL, 'utf8')
  const [head, rest] = before.split(BEGIN)
  const [, tail] = rest?.split(END) ?? []
  const result = (ok: boolean, output: string) => {
    return { name: 'CLI manual', ok, output, seconds: (performance.now() - startedAt) / 1000 }
  }
  if (tail === undefined) return result(false, `${MANUAL} has no place for the commands.\n`)

  const text = [head, BEGIN, '\n\n', referenceOf(buildProgram()), '\n\n', END, tail].join('')
  const config = await resolveConfig(MANUAL)
  const after = await format(text, { ...config, filepath: MANUAL })
  if (after === before) return result(true, '')
  await writeFile(MANUAL, after)
  return result(false, `Out of date, and written again just now: ${MANUAL}\n`)
}
