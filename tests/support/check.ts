import { checkCliManual } from '#tests/support/check/cli_manual'
import { checkCodegen } from '#tests/support/check/codegen'
import { runStep, type Step, type StepResult } from '#tests/support/check/step'

/*
 * npm run check: the one gate. Code generation comes first, because the type checks read what it
 * writes; the rest runs two at a time. Every step runs, so that one run shows everything.
 */
const rooms = ['app', 'cli', 'config', 'database', 'resources/js', 'start', 'tests']

const steps: Step[] = [
  // The compiler in Go: a tenth of the time. With the CLI, which knows the server's types: apart,
  // each would read all of them.
  { name: 'types', command: 'tsgo', args: ['-p', 'tests/support/check/types_tsconfig.json'] },
  { name: 'types of the pages', command: 'vue-tsc', args: ['-p', 'resources/js/tsconfig.json'] },
  {
    name: "types of the staff's pages",
    command: 'vue-tsc',
    args: ['-p', 'resources/js/admin/tsconfig.json'],
  },
  { name: 'eslint', command: 'eslint', args: ['--max-warnings=0', '.'] },
  { name: 'prettier', command: 'prettier', args: ['--check', '--log-level=warn', '.'] },
  {
    name: 'dependency rules',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', ...rooms],
  },
  { name: 'unused code', command: 'knip', args: ['--no-progress'] },
]

const only = process.argv.slice(2)
const wanted = (name: string) => only.length === 0 || only.includes(name)

let failed = 0
if (wanted('codegen')) tell(await checkCodegen())
if (wanted('CLI manual')) tell(await checkCliManual())
const queue = steps.filter(({ name }) => wanted(name))
await Promise.all([lane(), lane()])
process.exitCode = failed > 0 ? 1 : 0

async function lane() {
  for (let step = queue.shift(); step; step = queue.shift()) tell(await runStep(step))
}

function tell({ name, ok, output, seconds }: StepResult) {
  process.stdout.write(`${ok ? '✔' : '✘'} ${name} (${seconds.toFixed(1)} s)\n`)
  if (ok) return
  failed++
  process.stdout.write(`${output.trimEnd()}\n\n`)
}
