import type { Element } from '@xmldom/xmldom'

/** The prefixes that paths are written in, whatever prefixes the file itself uses. */
export type Prefixes = Readonly<Record<string, string>>

/**
 * An element and where it stands. Paths are those of the norm's own tables:
 * "cac:Party/cac:PartyName/cbc:Name".
 */
export class XmlNode {
  constructor(
    private readonly element: Element,
    private readonly prefixes: Prefixes,
    private readonly path: string
  ) {}

  get name(): string {
    return this.element.localName ?? ''
  }

  get namespace(): string {
    return this.element.namespaceURI ?? ''
  }

  get text(): string {
    return this.element.textContent?.trim() ?? ''
  }

  /** "/Invoice/cac:InvoiceLine[2]/cbc:LineExtensionAmount, line 120" */
  get place(): string {
    return `${this.path}, line ${this.element.lineNumber}`
  }

  /** Where a child that is missing would be. */
  placeOf(path: string): string {
    return this.first(path)?.place ?? `${this.path}/${path}, line ${this.element.lineNumber}`
  }

  attribute(name: string): string | null {
    return this.element.getAttribute(name)?.trim() || null
  }

  first(path: string): XmlNode | null {
    return this.all(path)[0] ?? null
  }

  all(path: string): XmlNode[] {
    return path
      .split('/')
      .reduce<XmlNode[]>((nodes, step) => nodes.flatMap((node) => node.children(step)), [this])
  }

  private children(step: string): XmlNode[] {
    const [prefix, name] = step.split(':')
    const namespace = this.prefixes[prefix]
    const found: Element[] = []
    for (let node = this.element.firstChild; node; node = node.nextSibling) {
      if (isElement(node) && node.localName === name && node.namespaceURI === namespace) {
        found.push(node)
      }
    }
    return found.map((element, index) => {
      const position = found.length > 1 ? `[${index + 1}]` : ''
      return new XmlNode(element, this.prefixes, `${this.path}/${step}${position}`)
    })
  }
}

function isElement(node: { nodeType: number }): node is Element {
  return node.nodeType === 1
}
