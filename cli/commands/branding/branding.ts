import type { Command } from 'commander'
import { Option } from 'commander'
import { does } from '../../context.ts'
import { examples } from '../../lib/examples.ts'

/** Not `color`: that is whether the output is coloured (--no-color), for every command. */
class BrandColor extends Option {
  attributeName(): string {
    return 'brandColor'
  }
}

/** How the portal looks to clients. */
export function brandingCommands(program: Command): void {
  const branding = program.command('branding').description('your logo and colour')

  const show = branding.command('show').description('what they are, and how well they read')
  examples(show, [['portal branding show', 'at a glance']])
  does(show, () => import('./show.ts'))

  const set = branding
    .command('set')
    .description('change them: on pages, in mails and on new documents')
    .addOption(new BrandColor('--color <#rrggbb>', 'any: labels and links are kept readable'))
    .option('--logo <file>', 'PNG, JPEG or WebP, at most 2 MB')
    .addOption(new Option('--remove-logo', 'show a mark in your colour instead').conflicts('logo'))
  examples(set, [
    ['portal branding set --logo logo.png --color "#1f6b4f"', 'both at once'],
    ['portal branding set --remove-logo', 'back to the mark'],
  ])
  set.addHelpText(
    'after',
    '\nThe logo is kept as a PNG of at most 480 × 160 pixels. A shell takes # for the beginning\nof a comment: quote the colour, or leave the # out.'
  )
  does(set, () => import('./set.ts'))
}
