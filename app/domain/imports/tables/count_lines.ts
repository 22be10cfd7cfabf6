const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** LF, CR LF and CR each end one line. */
export function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = 0; at < bytes.length; at++) {
    const isEnd =
      bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)
    if (isEnd) lines++
  }
  return lines
}

/** Behind the first line; null when that is yet to come. */
export function endOfLine(bytes: Buffer): number | null {
  const feed = bytes.indexOf(LINE_FEED)
  if (feed !== -1) return feed + 1
  const carriageReturn = bytes.indexOf(CARRIAGE_RETURN)
  return carriageReturn === -1 ? null : carriageReturn + 1
}
