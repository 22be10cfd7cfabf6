#!/usr/bin/env node
// Plain JavaScript for any Node: the CLI itself is TypeScript, which newer ones run as it is.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

if (process.features.typescript) {
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  await import('../main.ts')
} else {
  runOnOurNode()
}

/** `npm install` brings a Node of our own for machines whose Node is too old. */
function runOnOurNode() {
  const node = here('../../node_modules/.bin/node')
  if (!existsSync(node)) {
    console.error(
      `portal needs Node 24 or later; this is ${process.version}. Run "npm install" first.`
    )
    process.exitCode = 1
    return
  }

  const child = spawn(node, [here('./portal.js'), ...process.argv.slice(2)], { stdio: 'inherit' })
  // A terminal's Ctrl-C reaches the child by itself; the child decides when both end.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (status, signal) => {
    if (signal) process.removeAllListeners(signal) && process.kill(process.pid, signal)
    else process.exitCode = status ?? 1
  })
}
