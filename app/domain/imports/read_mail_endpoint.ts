import type { XmlNode } from '#domain/imports/xml_node'

/** The e-mail address in an electronic address (BT-34, BT-49) of scheme EM; null for any other. */
export function readMailEndpoint(endpoint: XmlNode | null): string | null {
  if (endpoint?.attribute('schemeID') !== 'EM') return null
  return endpoint.text || null
}
