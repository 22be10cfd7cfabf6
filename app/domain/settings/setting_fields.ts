/** What a setting may be, for whoever offers it to be changed. Times and amounts name their unit. */
export type SettingField = {
  /** Where it stands, with dots: "company.timeZone". */
  key: string
  type:
    | 'text'
    | 'email'
    | 'colour'
    | 'time_zone'
    | 'language'
    | 'yes_no'
    | 'whole_number'
    | 'choice'
    /** Minor units by currency. */
    | 'amounts'
    /** Question and answer, in order. */
    | 'questions'
    | 'picture'
  choices: string[] | null
  /** Of a number. */
  min: number | null
  /** Of a number; the most characters of a text. */
  max: number | null
  /** Null takes it off. */
  nullable: boolean
  /** Changed by a request of its own. */
  readOnly: boolean
}

type Facts = Partial<Omit<SettingField, 'key' | 'type'>>

/** Every setting, in the order in which they are shown. */
export function settingFields(languages: string[]): SettingField[] {
  return [
    field('portal.enabled', 'yes_no', { readOnly: true }),
    field('company.name', 'text', { max: 120 }),
    field('company.legalName', 'text', { max: 200 }),
    field('company.addressLine', 'text', { max: 300 }),
    field('company.timeZone', 'time_zone'),
    field('company.locale', 'language', { choices: languages }),
    field('company.contact.name', 'text', { max: 200, nullable: true }),
    field('company.contact.email', 'email', { max: 254 }),
    field('company.contact.phone', 'text', { max: 60, nullable: true }),
    field('company.contact.hours', 'text', { max: 200, nullable: true }),
    field('company.contact.promise', 'text', { max: 200, nullable: true }),
    field('branding.primaryColor', 'colour'),
    field('branding.logo', 'picture', { readOnly: true, nullable: true }),
    field('help.items', 'questions', { max: 50 }),
    field('payments.partPayments', 'yes_no'),
    field('payments.partMinimumMinor', 'amounts'),
    field('payments.transferReports', 'yes_no'),
    field('security.staffSecondFactor', 'choice', { choices: ['optional', 'required'] }),
    field('security.idleMinutes', 'whole_number', { min: 5, max: 240 }),
    field('security.absoluteHours', 'whole_number', { min: 1, max: 24 }),
  ]
}

function field(key: string, type: SettingField['type'], facts: Facts = {}): SettingField {
  const rest = { choices: null, min: null, max: null, nullable: false, readOnly: false }
  return { key, type, ...rest, ...facts }
}
