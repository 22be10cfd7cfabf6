import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useSettingsRefresh } from '~admin/composables/settings/use_settings'
import { useForm } from '~shared/composables/use_form'
import { Problem } from '~shared/problem'

type Versioned = { version: string }
type Asked<Section extends Versioned, Values> = {
  /** As it was last loaded; followed where nobody typed. */
  section: () => Section
  /** What a form shows of it. */
  valuesOf: (section: Section) => Values
  /** Sends what was changed; answers the section as it is then. */
  send: (changes: Partial<Values>, version: string) => Promise<Section>
}

/**
 * A form of one section of the settings. Where somebody else was faster, what nobody typed in follows
 * what is there now, the rest stays as it was typed, and `moved` names what they changed.
 */
export function useSection<Section extends Versioned, Values extends Record<string, unknown>>({
  section,
  valuesOf,
  send,
}: Asked<Section, Values>) {
  const refresh = useSettingsRefresh()
  const read = shallowRef(copied(valuesOf(section())))
  const version = ref(section().version)
  const typed = reactive(copied(read.value)) as Values
  const moved = shallowRef<(keyof Values & string)[]>([])
  const fields = Object.keys(read.value) as (keyof Values & string)[]

  const form = useForm(async () => {
    const changed = fields.filter(isTyped)
    if (changed.length > 0) {
      const entries = changed.map((field) => [field, typed[field]])
      try {
        take(await send(Object.fromEntries(entries) as Partial<Values>, version.value))
      } catch (error) {
        if (error instanceof Problem && error.status === 412) {
          takeTheirs(error.body.current as Section)
        }
        throw error
      }
      await refresh()
    }
    moved.value = []
  })

  const isTyped = (field: keyof Values & string) => !same(typed[field], read.value[field])
  // What else of the section was saved on this page, or loaded again, is no surprise to anybody.
  watch(section, (next) => {
    const theirs = valuesOf(next)
    const collides = fields.some(
      (field) => isTyped(field) && !same(theirs[field], read.value[field])
    )
    if (!collides) follow(next)
  })

  function take(next: Section) {
    const values = copied(valuesOf(next))
    for (const field of fields) typed[field] = values[field]
    read.value = copied(values)
    version.value = next.version
  }
  function takeTheirs(current: Section) {
    const theirs = valuesOf(current)
    const before = read.value
    moved.value = fields.filter((field) => !same(theirs[field], before[field]))
    follow(current)
  }
  /** What nobody typed in is as it is there now. */
  function follow(current: Section) {
    const theirs = copied(valuesOf(current))
    for (const field of fields) if (!isTyped(field)) typed[field] = copied(theirs[field])
    read.value = theirs
    version.value = current.version
  }

  return {
    ...form,
    /** A failure that says more than that somebody was faster. */
    failure: computed(() => (moved.value.length > 0 ? null : form.general.value)),
    typed,
    read,
    moved,
    isDirty: computed(() => fields.some(isTyped)),
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const copied = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value
