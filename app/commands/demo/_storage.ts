import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DemoTrouble, fileTrouble } from './_trouble.js'

/** The build and the demo's data take less than half of it. */
const NEEDED_BYTES = 400 * 1024 * 1024

/** What the demo puts into the data folder; nothing else there is ever touched. */
const OURS = /^(demo\.env|demo\.seeded|cli\.json|portal\.sqlite3(-wal|-shm)?|demo-.*)$/

/**
 * Makes the data folder, readable by its owner only. Its parent has to be there: a mistyped
 * DATA_DIR should not grow a tree of folders. Throws DemoTrouble.
 */
export async function prepareStorage(folder: string): Promise<void> {
  if (!existsSync(dirname(folder))) {
    throw new DemoTrouble(`The folder ${dirname(folder)} is missing: make it, or change DATA_DIR.`)
  }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    const probe = join(folder, `demo-probe-${process.pid}`)
    await writeFile(probe, Buffer.alloc(4096))
    await rm(probe)
  } catch (error) {
    fileTrouble(error, folder)
  }
  await needSpace(folder)
}

/** Removes the demo's own files. The folder itself, and what it holds besides, stay. */
export async function clearStorage(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  const names = await readdir(folder)
  try {
    for (const name of names.filter((one) => OURS.test(one))) {
      await rm(join(folder, name), { recursive: true, force: true })
    }
  } catch (error) {
    fileTrouble(error, folder)
  }
}

async function needSpace(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize >= NEEDED_BYTES) return
  const free = Math.floor((bavail * bsize) / 1024 / 1024)
  throw new DemoTrouble(
    `The disk of ${folder} is full: ${free} MB are free, the demo needs ${NEEDED_BYTES / 1024 / 1024} MB.`
  )
}
