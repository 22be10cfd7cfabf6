import Bowser from 'bowser'

export type DeviceName = {
  browser: string | null
  system: string | null
  kind: 'phone' | 'tablet' | 'computer' | null
}

const KINDS: Record<string, DeviceName['kind']> = {
  mobile: 'phone',
  tablet: 'tablet',
  desktop: 'computer',
}

/**
 * What a browser says it is, for people who look at a list of their devices. A hint and no proof:
 * anybody can send anything, so only names that the library knows are ever shown.
 */
export function deviceName(userAgent: string | null): DeviceName {
  if (!userAgent) return { browser: null, system: null, kind: null }
  const { browser, os, platform } = Bowser.parse(userAgent)
  return {
    browser: isKnown(Bowser.BROWSER_MAP, browser.name) ? browser.name : null,
    system: isKnown(Bowser.OS_MAP, os.name) ? os.name : null,
    kind: KINDS[platform.type ?? ''] ?? null,
  }
}

function isKnown(names: Record<string, string>, name: string | undefined): name is string {
  return name !== undefined && Object.values(names).includes(name)
}
