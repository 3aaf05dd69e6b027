// Where pdf.js itself says that the characters of a PDF stand, as a viewer draws its pages: what the boxes of our own reader
// are held against.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pdfResources } from '../../shared/import/read-pdf/resources.ts'

export interface PlacedCharacter {
  readonly text: string
  /** The middle of it, in points from the upper left corner of the page. */
  readonly x: number
  readonly y: number
}

export interface PlacedPage {
  readonly width: number
  readonly height: number
  readonly characters: readonly PlacedCharacter[]
}

export async function placedPages(bytes: Uint8Array): Promise<readonly PlacedPage[]> {
  const { maps, fonts } = pdfResources()
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: maps,
    cMapPacked: true,
    standardFontDataUrl: fonts,
    disableFontFace: true,
    isEvalSupported: false,
    verbosity: 0,
  })
  const opened = await task.promise
  const pages = await Promise.all(
    Array.from({ length: opened.numPages }, async (_, index) => {
      const page = await opened.getPage(index + 1)
      const view = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const characters = items.flatMap((item) =>
        'str' in item && !leans(item.transform) ? charactersOf(item, view.transform) : [],
      )
      const { width, height } = view
      return { width, height, characters: drawnOnce(characters) }
    }),
  )
  await task.destroy()
  return pages
}

/** A watermark across the page, which is no part of what is read. */
function leans([a = 0, b = 0]: readonly unknown[]): boolean {
  return Math.min(Math.abs(Number(a)), Math.abs(Number(b))) > Math.hypot(Number(a), Number(b)) * 0.3
}

/** Han characters are as wide as they are high, the rest about half of it. */
function weightOf(character: string): number {
  return character < '\u0250' ? 1 : 2
}

/** An item is one string with one width: its characters divide it among them. */
function charactersOf(
  item: { readonly str: string; readonly transform: readonly unknown[]; readonly width: number },
  [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[],
): readonly PlacedCharacter[] {
  const numbers = item.transform.map(Number)
  const [ia = 0, ib = 0, ic = 0, id = 0, ie = 0, iff = 0] = numbers
  const along = Math.hypot(ia, ib) || 1
  const characters = [...item.str]
  const all = characters.reduce((sum, character) => sum + weightOf(character), 0)
  let before = 0
  return characters.flatMap((text) => {
    const weight = weightOf(text)
    const at = ((before + weight / 2) / all) * item.width
    before += weight
    if (text.trim() === '') return []
    // From the start of the base line along it, then up by a third of the height.
    const [ux, uy] = [ie + (ia / along) * at + ic * 0.35, iff + (ib / along) * at + id * 0.35]
    return [{ text, x: a * ux + c * uy + e, y: b * ux + d * uy + f }]
  })
}

/** A character drawn twice to make it bold is one. */
function drawnOnce(characters: readonly PlacedCharacter[]): readonly PlacedCharacter[] {
  const seen = new Map<string, PlacedCharacter[]>()
  return characters.filter((one) => {
    const like = seen.get(one.text) ?? []
    if (like.some(({ x, y }) => Math.hypot(x - one.x, y - one.y) < 0.5)) return false
    seen.set(one.text, [...like, one])
    return true
  })
}
