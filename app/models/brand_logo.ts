import { BrandLogoSchema } from '#database/schema'

/** A logo as it is shown: re-encoded, without what the file said about anybody. */
export default class BrandLogo extends BrandLogoSchema {}
