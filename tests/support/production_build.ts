import { join } from 'node:path'
import { build, isBuilt } from '../../app/commands/demo/_build.js'
import { Children } from '../../app/commands/demo/_children.js'

/** Makes the production build unless there is one of these very sources. Throws when it fails. */
export async function ensureBuilt(root = process.cwd()): Promise<void> {
  if (await isBuilt(root)) return
  const children = new Children(join(root, 'app/commands/demo/_end_with_parent.ts'))
  await build(root, children)
}
