import { BaseSchema } from '@adonisjs/lucid/schema'

/** When the audit log was verified here, and what came of it. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('audit_checks', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      // Null: the portal's own, once a day.
      table.bigInteger('staff_id').nullable().references('staff.id')
      table.timestamp('started_at', { useTz: true }).notNullable()
      // These are null while it goes on.
      table.timestamp('finished_at', { useTz: true }).nullable()
      table.boolean('intact').nullable()
      // Up to where it is intact, or the first event that is not what was sealed.
      table.bigInteger('seq').nullable()
      table.string('problem', 30).nullable()
    })
  }

  async down() {
    this.schema.dropTable('audit_checks')
  }
}
