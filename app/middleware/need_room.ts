import type { HttpContext } from '@adonisjs/core/http'
import { hasRoomFor } from '#domain/diagnosis/disk_room'
import { Surroundings } from '#domain/diagnosis/surroundings'
import { Problem } from '#exceptions/problem'
import { leaveUnread } from '#middleware/file_body'

/**
 * Throws the problem no-room, before anything of it is read, for a file that would not leave the disk
 * its reserve. One that does not say how long it is counts as long as it may be.
 */
export async function needRoom(
  { request, containerResolver }: HttpContext,
  limit: number
): Promise<void> {
  const length = request.header('content-length')
  const neededBytes = length === undefined ? limit : Number(length)
  const disk = await containerResolver.make(Surroundings)
  if (await hasRoomFor(disk, neededBytes)) return
  leaveUnread(request)
  throw new Problem('no-room', 507, { neededBytes, reserveBytes: disk.diskReserve })
}
