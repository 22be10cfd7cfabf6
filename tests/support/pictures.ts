import { deflateSync, crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

type Colour = { r: number; g: number; b: number; alpha: number }

const CLEAR: Colour = { r: 0, g: 0, b: 0, alpha: 0 }

/** A bar of one colour in the middle of a see-through (or given) ground. */
export function bar(
  size: { width: number; height: number },
  colour: Colour,
  ground: Colour = CLEAR
): Sharp {
  const inner = {
    width: Math.max(1, Math.floor(size.width * 0.8)),
    height: Math.max(1, Math.floor(size.height * 0.5)),
  }
  const input = { create: { ...inner, channels: 4 as const, background: colour } }
  return sharp({ create: { ...size, channels: 4, background: ground } }).composite([{ input }])
}

/** A PNG that says that it is as large as that, in a few bytes. */
export function boastingPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
