/**
 * The locale of somebody who chose none: the company's language with the client's region, because
 * amounts and dates follow where people live ("en" and IN give "en-IN").
 */
export function localeOf(country: string | null, companyLocale: string): string {
  const company = new Intl.Locale(companyLocale)
  const region = country && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : company.region
  return new Intl.Locale(company.language, region ? { region } : {}).toString()
}
