import type { Command } from 'commander'
import { Argument } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** What the Tab key does. */
export function completionCommand(program: Command): void {
  const completion = program
    .command('completion')
    .description('print a script that makes your shell complete commands and options')
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish']))
  examples(completion, [
    ["echo 'source <(portal completion bash)' >> ~/.bashrc", 'for bash'],
    ["echo 'source <(portal completion zsh)' >> ~/.zshrc", 'for zsh, after compinit'],
    ['portal completion fish > ~/.config/fish/completions/portal.fish', 'for fish'],
  ])
  does(completion, () => import('./print.ts'))
}
