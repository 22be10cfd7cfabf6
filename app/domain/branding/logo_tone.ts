import type { Logo } from '#domain/settings/settings'

/** Relative luminance (WCAG 2.2) of white paper and of the pages' near-black. */
const WHITE = 1
const NEAR_BLACK = 0.012

/** Below this a stroke is lost on its ground. */
const READABLE = 1.8

/** A picture with less than this share of see-through pixels brings its own ground. */
const LEAST_SEE_THROUGH = 0.02

/**
 * Which ground a picture was made for, judged by its pixels as RGBA bytes in sRGB: what most of its
 * visible pixels would be lost on, it was not made for.
 */
export function logoTone(rgba: Uint8Array): Logo['tone'] {
  let visible = 0
  let onWhite = 0
  let onBlack = 0
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at + 3] < 128) continue
    const luminance =
      0.2126 * linear(rgba[at]) + 0.7152 * linear(rgba[at + 1]) + 0.0722 * linear(rgba[at + 2])
    visible++
    if (contrast(luminance, WHITE) >= READABLE) onWhite++
    if (contrast(luminance, NEAR_BLACK) >= READABLE) onBlack++
  }
  const pixels = rgba.length / 4
  if (pixels - visible < pixels * LEAST_SEE_THROUGH) return 'any'
  if (onBlack < visible / 2) return 'dark'
  return onWhite < visible / 2 ? 'light' : 'any'
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

function linear(byte: number): number {
  const value = byte / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
