const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&#x3D;': '=',
  '&lt;': '<',
  '&gt;': '>',
}

/** The http(s) links of a mail, HTML first, each once. */
export function linksIn(html: string, text: string): string[] {
  const inHtml = [...html.matchAll(/<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(
    (match) => unescape(match[1] ?? match[2])
  )
  const inText = [...text.matchAll(/https?:\/\/[^\s<>"']+/g)].map((match) =>
    match[0].replace(/[.,;:!?)\]]+$/, '')
  )
  const links = [...inHtml, ...inText].filter((link) => /^https?:\/\//i.test(link))
  return [...new Set(links)]
}

function unescape(value: string): string {
  return value.replace(
    /&(?:amp|quot|#39|#x27|#x3D|lt|gt);/g,
    (entity) => ENTITIES[entity] ?? entity
  )
}
