import type { Output } from './output.ts'
import { clean } from './text.ts'

/** Facts below each other, their labels in one column; those that are null are left out. */
export function sayLines(output: Output, lines: [label: string, text: string | null][]): void {
  const told = lines.filter((line): line is [string, string] => line[1] !== null)
  const width = Math.max(...told.map(([label]) => label.length))
  for (const [label, text] of told) {
    output.say(`${output.paint.dim(label.padEnd(width))}  ${clean(text)}`)
  }
}
