import { readdirSync, readFileSync } from 'node:fs'

/** Private memory and its share of what is shared (PSS), in MB, of the server that we started. */
export function serverMemory(): number | null {
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isServer(name))
  const text = pid && read(`/proc/${pid}/smaps_rollup`)
  const kilobytes = text && /^Pss:\s+(\d+) kB/m.exec(text)?.[1]
  return kilobytes ? Number(kilobytes) / 1024 : null
}

function isServer(pid: string): boolean {
  const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1]
  return (
    Number(parent) === process.pid && (read(`/proc/${pid}/cmdline`) ?? '').includes('bin/server.js')
  )
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
