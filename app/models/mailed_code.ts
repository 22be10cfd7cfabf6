import { MailedCodeSchema } from '#database/schema'

/** A code by mail that makes the holder of a pay link the person on file. Only a hash is kept. */
export default class MailedCode extends MailedCodeSchema {}
