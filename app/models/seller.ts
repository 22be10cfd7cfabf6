import { SellerSchema } from '#database/schema'

/** Who issued an invoice: one company usually, several when files of several are imported. */
export default class Seller extends SellerSchema {}
