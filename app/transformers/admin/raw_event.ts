/**
 * What came over the wire, byte for byte: as text where it is UTF-8, else in base64, so that a
 * signature can be checked again either way.
 */
export function rawEvent(event: { body: Buffer; headers: Record<string, string> }) {
  const body = Buffer.from(event.body)
  const text = body.toString('utf8')
  const isText = Buffer.from(text, 'utf8').equals(body)
  return {
    body: isText
      ? { encoding: 'utf8' as const, content: text }
      : { encoding: 'base64' as const, content: body.toString('base64') },
    headers: event.headers,
  }
}
