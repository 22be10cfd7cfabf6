import { BaseSchema } from '@adonisjs/lucid/schema'

/** Long work that staff started: how far it is, what became of single rows, the file it reads. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('bulk_jobs', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.string('kind', 30).notNullable()
      table.string('state', 10).notNullable()
      table.boolean('dry_run').notNullable()
      // All or nothing: a dry pass first, then everything in one transaction.
      table.boolean('atomic').notNullable()
      table.bigInteger('staff_id').notNullable().references('staff.id').index()
      // The API token it was started with; null: by cookie. Its row goes when it is revoked, so there
      // is nothing to refer to then, and no id is given twice.
      table.bigInteger('token_id').nullable()
      // Of an Idempotency-Key and what was asked with it: a crash between this row and the answer to
      // that key must not start the same work twice.
      table.string('once_key', 64).nullable().unique()
      // Who asked, without the personal part: the audit log has that.
      table.text('actor').notNullable()
      table.text('params').notNullable()
      table.string('file_name', 255).nullable()
      table.bigInteger('file_size').nullable()
      // Null as long as nobody has counted.
      table.bigInteger('total').nullable()
      table.bigInteger('done').notNullable().defaultTo(0)
      // By outcome.
      table.text('counts').notNullable()
      // Where the next batch begins, in the words of the kind of work.
      table.string('cursor', 200).nullable()
      table.text('summary').nullable()
      table.string('problem', 60).nullable()
      table.text('problem_details').nullable()
      // Whoever runs it holds a lease; one that ran out is somebody else's to take up.
      table.string('lease', 32).nullable()
      table.timestamp('lease_until', { useTz: true }).nullable()
      // In a row at the same batch.
      table.integer('crashes').notNullable().defaultTo(0)
      table.timestamp('cancelled_at', { useTz: true }).nullable()
      table.timestamp('started_at', { useTz: true }).nullable()
      table.timestamp('finished_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.index(['state', 'id'])
      table.check(
        `state in ('receiving', 'queued', 'running', 'done', 'failed', 'cancelled')`,
        [],
        'bulk_jobs_state'
      )
    })

    this.schema.createTable('bulk_job_rows', (table) => {
      table.bigIncrements('id')
      table.bigInteger('job_id').notNullable().references('bulk_jobs.id').onDelete('CASCADE')
      table.integer('line').nullable()
      table.string('column', 100).nullable()
      table.string('outcome', 30).notNullable()
      table.string('code', 60).nullable()
      table.string('message', 500).nullable()
      table.string('ref', 100).nullable()
      table.string('name', 300).nullable()
      table.string('target_id', 32).nullable()
      table.index(['job_id', 'id'])
    })

    // In the database and not in a folder: every process of the server reads it, and it goes with
    // the job.
    this.schema.createTable('bulk_job_inputs', (table) => {
      table.bigIncrements('id')
      table.bigInteger('job_id').notNullable().references('bulk_jobs.id').onDelete('CASCADE')
      table.integer('position').notNullable()
      table.binary('bytes').notNullable()
      table.unique(['job_id', 'position'])
    })
  }

  async down() {
    for (const table of ['bulk_job_inputs', 'bulk_job_rows', 'bulk_jobs']) {
      this.schema.dropTable(table)
    }
  }
}
