type Rgb = [red: number, green: number, blue: number]

let canvas: CanvasRenderingContext2D | null = null

/** Any colour of CSS as it is drawn, 0 to 255; what lets light through is drawn on white. */
function drawn(colour: string): Rgb {
  canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext(
    '2d',
    { willReadFrequently: true }
  )
  if (!canvas) return [0, 0, 0]
  canvas.fillStyle = '#fff'
  canvas.fillRect(0, 0, 1, 1)
  canvas.fillStyle = colour
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}

/** Relative luminance of WCAG 2.2, 0 to 1. */
export function luminance(colour: string): number {
  const [red, green, blue] = drawn(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of WCAG 2.2, rounded down, so that no figure promises more than there is. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return Math.floor(((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)) * 10) / 10
}
