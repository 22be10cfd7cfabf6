import { ReminderRunSchema } from '#database/schema'

/** A day on which reminders were looked after to the end. */
export default class ReminderRun extends ReminderRunSchema {}
