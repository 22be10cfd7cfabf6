import { computed } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'

type Filters = Record<string, string>
/** Answers what the address means, or the default for what it cannot mean. */
type Read<Value extends string> = (raw: string, fallback: Value) => Value

const LONGEST = 100

/** One of a few words. */
export const oneOf =
  <Value extends string>(allowed: readonly Value[]): Read<Value> =>
  (raw, fallback) =>
    allowed.find((one) => one === raw) ?? fallback

/** A day, YYYY-MM-DD. */
export const day: Read<string> = (raw, fallback) =>
  /^\d{4}-\d{2}-\d{2}$/.test(raw) ? raw : fallback

/** A currency, ISO 4217. */
export const currency: Read<string> = (raw, fallback) => (/^[A-Z]{3}$/.test(raw) ? raw : fallback)

/**
 * A list's filters live in the address: it can be shared, reloaded and gone back to. `defaults` names
 * them, and says what stands for nothing chosen; anything that an address cannot mean is ignored
 * rather than sent to the server.
 */
export function useListFilters<F extends Filters>(
  defaults: F,
  read: { [Name in keyof F]?: Read<F[Name]> } = {}
) {
  const route = useRoute()
  const router = useRouter()
  const home = { name: route.name!, params: route.params }

  const filters = computed(() => readAll(route.query))
  const after = computed(() => text(route.query.after))

  function readAll(query: LocationQuery): F {
    const entries = Object.entries(defaults).map(([name, fallback]) => {
      const raw = text(query[name]).slice(0, LONGEST)
      const clean = read[name] as Read<string> | undefined
      return [name, clean ? clean(raw, fallback) : raw || fallback]
    })
    return Object.fromEntries(entries) as F
  }

  /** The address for changed filters; any change starts again at the first page. */
  function addressOf(changes: Partial<F> & { after?: string }) {
    const next: Filters = { ...filters.value, after: '', ...changes }
    const query = Object.fromEntries(
      Object.entries(next).filter(([name, value]) => value && value !== defaults[name])
    )
    return { ...home, query }
  }

  return {
    filters,
    after,
    isNarrowed: computed(() =>
      Object.entries(filters.value).some(([name, value]) => value !== defaults[name])
    ),
    addressOf,
    set: (changes: Partial<F>) => router.replace(addressOf(changes)),
    clear: () => router.replace(home),
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
