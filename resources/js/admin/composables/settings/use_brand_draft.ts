import { computed, ref, shallowRef } from 'vue'
import { settings, type Settings } from '~admin/api/settings'
import type { LogoChange } from '~admin/components/branding/logo_change'
import { useSettingsRefresh } from '~admin/composables/settings/use_settings'
import { useSession } from '~admin/stores/session'
import { useForm } from '~shared/composables/use_form'
import { Problem } from '~shared/problem'

type Looks = Pick<Settings, 'branding' | 'company'>
/** What somebody else changed while this was being typed. */
export type Moved = 'colour' | 'logo' | 'name'

const HEX = /^[0-9a-f]{6}$/

/** The look being changed. Nothing is sent before it is published, and nothing typed is lost. */
export function useBrandDraft(all: Settings) {
  const refresh = useSettingsRefresh()
  const session = useSession()
  const base = shallowRef<Looks>({ branding: all.branding, company: all.company })
  const colour = ref(base.value.branding.primaryColor.slice(1))
  const name = ref(base.value.company.name)
  const logo = shallowRef<LogoChange>(null)
  const moved = shallowRef<Moved[]>([])

  const isColour = computed(() => HEX.test(colour.value))
  const isNewColour = () => `#${colour.value}` !== base.value.branding.primaryColor
  const isNewName = () => name.value.trim() !== base.value.company.name
  const isDirty = computed(() => isNewColour() || isNewName() || logo.value !== null)

  const form = useForm(async () => {
    moved.value = []
    try {
      await sendAll()
    } catch (error) {
      if (error instanceof Problem && error.status === 412) follow(error.body.current)
      throw error
    }
    show(base.value)
    await refresh()
  })

  /** One after the other: each is a change of its own, made of the version that the one before made. */
  async function sendAll() {
    const change = logo.value
    if (change !== null) {
      const { version } = base.value.branding
      const branding = await (change === 'removed'
        ? settings.removeLogo(version)
        : settings.putLogo(version, change.file))
      base.value = { ...base.value, branding }
      logo.value = null
    }
    if (isNewColour()) {
      const { version } = base.value.branding
      const branding = await settings.branding(version, { primaryColor: `#${colour.value}` })
      base.value = { ...base.value, branding }
    }
    if (isNewName()) {
      const company = await settings.company(base.value.company.version, { name: name.value })
      base.value = { ...base.value, company }
      name.value = company.name
    }
  }

  /** Takes what is there now as what this is made of; what was typed stays. */
  function follow(current: unknown) {
    const before = base.value
    if (isBranding(current)) {
      base.value = { ...before, branding: current }
      moved.value = [
        ...(current.primaryColor === before.branding.primaryColor ? [] : (['colour'] as const)),
        ...(current.logo?.url === before.branding.logo?.url ? [] : (['logo'] as const)),
      ]
      if (colour.value === before.branding.primaryColor.slice(1)) {
        colour.value = current.primaryColor.slice(1)
      }
    } else {
      base.value = { ...before, company: current as Looks['company'] }
      moved.value = ['name']
    }
  }

  /** These pages look like that at once. */
  function show({ branding, company }: Looks) {
    document.documentElement.style.setProperty('--brand', branding.primaryColor)
    Object.assign(session.branding, {
      primaryColor: branding.primaryColor,
      companyName: company.name,
      logoUrl: branding.logo?.url ?? null,
      logo: branding.logo,
    })
  }

  function discard() {
    colour.value = base.value.branding.primaryColor.slice(1)
    name.value = base.value.company.name
    logo.value = null
    moved.value = []
  }

  return { ...form, base, colour, name, logo, moved, isColour, isDirty, discard }
}

function isBranding(current: unknown): current is Looks['branding'] {
  return typeof current === 'object' && current !== null && 'primaryColor' in current
}
