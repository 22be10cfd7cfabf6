import { SettingSchema } from '#database/schema'

/** What staff change at run time, as JSON by key. */
export default class Setting extends SettingSchema {}
