import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readDocumentFonts } from '#domain/documents/document_fonts'
import { layOut } from '#domain/documents/lay_out'
import type { Sheets } from '#domain/documents/sheet'

export type RenderTask = {
  template: keyof Sheets
  sheet: Sheets[keyof Sheets]
  standard: 'a-3a' | 'ua-1'
}

const workspace = fileURLToPath(new URL('./templates', import.meta.url))
const { files, metrics } = readDocumentFonts()
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: files }] })

/**
 * Runs in a worker thread: sets one sheet with its template. The sheet reaches Typst as JSON
 * data, never as source. Throws an Error with Typst's own words when it cannot be set.
 */
export default function renderTask({ template, sheet, standard }: RenderTask): Uint8Array {
  const logoPath = `${workspace}/logo.png`
  if (sheet.logoPng) compiler.mapShadow(logoPath, Buffer.from(sheet.logoPng))

  const source = {
    mainFilePath: `${workspace}/${template}.typ`,
    inputs: { sheet: JSON.stringify(layOut(sheet, metrics)) },
  }
  try {
    return compiler.pdf(source, { pdfStandard: standard })
  } catch (error) {
    throw new Error(problemsOf(source) ?? String(error), { cause: error })
  } finally {
    if (sheet.logoPng) compiler.unmapShadow(logoPath)
    // Typst remembers what it has set, for the whole process, and looks through all of it for
    // every part of the next document: with fresh data that costs more time than it saves.
    compiler.evictCache(1)
  }
}

/** Why a source does not compile; null when it does, and only its export failed. */
function problemsOf(source: Parameters<NodeCompiler['compile']>[0]): string | null {
  const problems = compiler.compile(source).takeDiagnostics()
  if (!problems) return null
  return compiler
    .fetchDiagnostics(problems)
    .map(({ message }: { message: string }) => message)
    .join('; ')
}
