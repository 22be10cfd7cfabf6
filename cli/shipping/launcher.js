#!/usr/bin/env node
// Plain JavaScript that every Node can read: what it loads needs 22.12.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major > 22 || (major === 22 && minor >= 12)) {
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  // Beside it where it is installed; here there is none.
  await import(new URL('../lib/portal.js', import.meta.url).href)
} else {
  console.error(
    `portal needs Node 22.12 or later; this is ${process.version}. See https://nodejs.org`
  )
  process.exitCode = 1
}
