import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readFontMetrics, type FontMetrics } from '#domain/documents/font_metrics'

const require = createRequire(import.meta.url)

const WEIGHTS = ['400Regular', '500Medium', '600SemiBold']

/**
 * The fonts of every document, first choice first: Latin, Greek and Cyrillic, then Devanagari,
 * with the metrics of each family's widest weight. Read once per worker thread.
 */
export function readDocumentFonts(): { files: Buffer[]; metrics: FontMetrics[] } {
  const families = [
    WEIGHTS.map((weight) => `@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`),
    WEIGHTS.map(
      (weight) =>
        `@expo-google-fonts/noto-sans-devanagari/${weight}/NotoSansDevanagari_${weight}.ttf`
    ),
  ].map((paths) => paths.map((path) => readFileSync(require.resolve(path))))

  return {
    files: families.flat(),
    // The weights of one family have the same characters.
    metrics: families.map((weights) => readFontMetrics(weights[weights.length - 1])),
  }
}
