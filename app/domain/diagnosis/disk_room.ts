import db from '@adonisjs/lucid/services/db'
import type { Surroundings } from '#domain/diagnosis/surroundings'

type Disk = Pick<Surroundings, 'diskSpace' | 'diskReserve' | 'report'>

/**
 * Whether a file of so many bytes leaves the disk its reserve, which the ledger needs more than
 * anybody needs an import. PostgreSQL keeps files on a disk that we do not see, so there every file
 * has room; as it does where nobody can tell how full the disk is.
 */
export async function hasRoomFor(disk: Disk, bytes: number): Promise<boolean> {
  if (db.connection().dialect.name === 'postgres') return true
  try {
    const { free } = await disk.diskSpace()
    return free >= bytes + disk.diskReserve
  } catch (error) {
    disk.report('disk', error)
    return true
  }
}
