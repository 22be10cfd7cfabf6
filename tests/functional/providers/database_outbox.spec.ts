import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { Locator, Worker } from '@adonisjs/queue'
import { knex } from '@boringnode/queue/drivers/knex_adapter'
import type { JobFactory } from '@boringnode/queue/types'
import { test } from '@japa/runner'
import { writeTransaction } from '#database/write_transaction'
import queueConfig from '#config/queue'
import { useOutbox } from '#domain/shared/outbox'
import { isUnseenCompletion } from '#providers/queue_worker'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { NOW } from '#tests/support/people'

const mail = {
  kind: 'password_changed' as const,
  to: { email: 'meera@kestrelbay.example', name: 'Meera Nair' },
  locale: 'en-IN',
  clientId: null,
  accountId: null,
  params: { name: 'Meera', changedAt: NOW.toISO(), timeZone: 'UTC' },
}

/** Works until the queue is idle, as the worker of the app would. */
async function workOff() {
  const makeJob: JobFactory = (JobClass) => app.container.make(JobClass)
  const worker = new Worker({
    ...queueConfig,
    adapters: { database: knex(db.connection().getWriteClient()) },
    jobFactory: makeJob,
  })
  for (let cycle = await worker.processCycle(['default']); cycle?.type !== 'idle';) {
    if (cycle?.type === 'error' && !isUnseenCompletion(cycle.error)) throw cycle.error
    cycle = await worker.processCycle(['default'])
  }
  await worker.stop()
}

test.group('The outbox', (group) => {
  group.each.setup(() => truncate())

  test('keeps mail and job exactly when the change is kept', async ({ assert }) => {
    await writeTransaction((trx) => useOutbox().queueMail(trx, mail))
    await assert.rejects(() =>
      writeTransaction(async (trx) => {
        await useOutbox().queueMail(trx, mail)
        await useOutbox().queueJob(trx, 'settle_intent', { intentId: 1 })
        throw new Error('rolled back')
      })
    )
    assert.lengthOf(await OutboxMail.all(), 1)
    assert.lengthOf(await db.from('queue_jobs'), 1)
  })

  test('a delayed job waits for its time', async ({ assert }) => {
    const before = Date.now()
    await writeTransaction((trx) =>
      useOutbox().queueJob(trx, 'settle_intent', { intentId: 7 }, { delayMs: 60_000 })
    )
    const [job] = await db.from('queue_jobs')
    assert.equal(job.status, 'delayed')
    assert.isAtLeast(Number(job.execute_at), before + 60_000)
  })

  test('the worker sends what was queued', async ({ assert }) => {
    const smtp = await MailCatcher.open()
    try {
      await writeTransaction((trx) => useOutbox().queueMail(trx, mail))
      await workOff()
      assert.lengthOf(smtp.mails, 1)
      assert.equal((await OutboxMail.firstOrFail()).state, 'sent')
    } finally {
      await smtp.close()
    }
  })

  test('a job that fails stays in the queue for another try', async ({ assert }) => {
    const smtp = await MailCatcher.open()
    smtp.refusal = { code: 451, message: 'busy' }
    try {
      await writeTransaction((trx) => useOutbox().queueMail(trx, mail))
      await workOff()
      const [job] = await db.from('queue_jobs')
      assert.equal(job.status, 'delayed')
      assert.equal((await OutboxMail.firstOrFail()).state, 'queued')
    } finally {
      await smtp.close()
    }
  })

  for (const name of [
    'send_mail',
    'send_reset_link',
    'send_sign_in_link',
    'prune',
    'settle_intent',
    'reconcile_payments',
  ]) {
    test(`a job called ${name} is there to be worked`, ({ assert }) => {
      assert.isDefined(Locator.get(name))
    })
  }
})
