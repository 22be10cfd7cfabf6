import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'

const { version: inPackage }: { version: string } = JSON.parse(
  readFileSync(app.makePath('package.json'), 'utf8')
)

/** Of the product, as its package says. */
export const version = inPackage
