import { BaseSeeder } from '@adonisjs/lucid/seeders'
import { DateTime } from 'luxon'
import { seedDemo } from '#database/demo/seed_demo'

/** "Larkspur Studio": thirty clients, two years of invoices, up to today. */
export default class extends BaseSeeder {
  async run() {
    await seedDemo(DateTime.utc())
  }
}
