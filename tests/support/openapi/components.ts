import type { Schema } from '#tests/support/openapi/schema'

const MONEY: Schema = {
  type: 'object',
  properties: {
    amountMinor: { type: 'integer' },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  },
  required: ['amountMinor', 'currency'],
}

const PAGE: Schema = {
  type: 'object',
  properties: { next: { type: ['string', 'null'] }, prev: { type: ['string', 'null'] } },
  required: ['next', 'prev'],
}

/** What stands in the document once, under a name: an equal schema anywhere refers to it. */
export class Components {
  #schemas = new Map<string, Schema>()
  #named = new Map<string, string[]>()

  constructor() {
    this.name('Money', MONEY, 'An amount in minor units (cents, paise) of its currency, ISO 4217.')
    this.name('Page', PAGE, 'Cursors for `after`: the newer page and the older one.')
  }

  /** Whose routes are being written: the two families do not refer to each other's schemas. */
  family: 'Admin' | 'Portal' | 'all' = 'all'

  name(name: string, schema: Schema, description?: string): void {
    const text = JSON.stringify(schema)
    this.#named.set(text, [...(this.#named.get(text) ?? []), name])
    this.#schemas.set(name, { ...(description && { description }), ...schema })
  }

  refer(schema: Schema): Schema {
    const names = this.#named.get(JSON.stringify(schema)) ?? []
    const name = names.find((one) => this.#isOfFamily(one))
    return name ? { $ref: `#/components/schemas/${name}` } : schema
  }

  /** Those that something in `text` refers to, themselves among them. */
  usedIn(text: string): Record<string, Schema> {
    const used = new Set<string>()
    const collect = (json: string) => {
      for (const [, name] of json.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
        const schema = this.#schemas.get(name)
        if (used.has(name) || !schema) continue
        used.add(name)
        collect(JSON.stringify(schema))
      }
    }
    collect(text)
    return Object.fromEntries([...used].sort().map((name) => [name, this.#schemas.get(name)!]))
  }

  #isOfFamily(name: string): boolean {
    return this.family === 'all' || !/^(Admin|Portal)/.test(name) || name.startsWith(this.family)
  }
}
