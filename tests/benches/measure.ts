import { load, median, timeEach, type Load } from '#tests/benches/load'

export type Figures = {
  list: Load
  limit: Load
  pdfFirstMs: number
  pdfAgainMs: number
  staticMs: number
}

type Targets = { api: string; limit: string; cookie: string; pdfs: string[] }

const RUNS = 3
const WARM_SECONDS = 2
const SECONDS = 6

/** Interleaved, three runs, medians: a machine that slows down slows both. */
export async function measure({ api, limit, cookie, pdfs }: Targets): Promise<Figures> {
  const listUrl = `${api}/invoices?limit=20`
  await load(listUrl, WARM_SECONDS, cookie)
  await load(`${limit}/list`, WARM_SECONDS)

  const lists: Load[] = []
  const limits: Load[] = []
  for (let run = 0; run < RUNS; run++) {
    lists.push(await load(listUrl, SECONDS, cookie))
    limits.push(await load(`${limit}/list`, SECONDS))
  }

  // The first two start the workers that set the type.
  await timeEach(pdfs.slice(0, 2), cookie)
  const first = await timeEach(pdfs.slice(2, 42), cookie)
  const again = await timeEach(pdfs.slice(2, 42), cookie)
  const fixed = await timeEach(Array<string>(40).fill(`${limit}/file`))
  return {
    list: medians(lists),
    limit: medians(limits),
    pdfFirstMs: median(first),
    pdfAgainMs: median(again),
    staticMs: median(fixed),
  }
}

function medians(runs: Load[]): Load {
  return {
    perSecond: median(runs.map((run) => run.perSecond)),
    p50Ms: median(runs.map((run) => run.p50Ms)),
    p99Ms: median(runs.map((run) => run.p99Ms)),
  }
}
