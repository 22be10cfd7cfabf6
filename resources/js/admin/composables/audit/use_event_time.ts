import { computed } from 'vue'
import { dayIn } from '~admin/composables/audit/days'
import { companyClock, locale } from '~shared/composables/use_locale'
import { formatDay } from '~shared/format/dates'
import type { ISOTime } from '~shared/wire'

/** Moments to the second, in the company's time zone. */
export function useEventTime() {
  const zone = computed(() => companyClock.value.timeZone)
  const clock = computed(
    () =>
      new Intl.DateTimeFormat(locale.value, {
        ...({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const),
        timeZone: zone.value,
      })
  )

  return {
    /** What people call the zone: "IST". */
    zoneName: computed(() => {
      const options = { timeZone: zone.value, timeZoneName: 'short' } as const
      const parts = new Intl.DateTimeFormat(locale.value, options).formatToParts(new Date())
      return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone.value
    }),
    dayOf: (at: ISOTime) =>
      formatDay(dayIn(zone.value, new Date(at)), dayIn(zone.value, new Date()), locale.value),
    timeOf: (at: ISOTime) => clock.value.format(new Date(at)),
  }
}
