import { ref } from 'vue'

/** Language and region that texts, money and dates are written in: the account's, else the shell's. */
export const locale = ref('en-IN')

/** The company's today and time zone, from the bootstrap: "due in 6 days" is theirs, not the browser's. */
export const companyClock = ref({ today: new Date().toISOString().slice(0, 10), timeZone: 'UTC' })
