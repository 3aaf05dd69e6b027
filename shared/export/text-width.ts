// How wide text is in print, in em: every Han character is one em wide in every font, the rest is near enough in Times.
// For fitting figures into cells and names beside dates; line breaks of prose are the word processor's.

const narrow: readonly { readonly width: number; readonly pattern: RegExp }[] = [
  { width: 0.25, pattern: /[ .,:;'|!]/u },
  { width: 0.34, pattern: /[-/()[\]ijlt]/u },
  { width: 0.5, pattern: /[\u0021-\u007e]/u },
  { width: 0, pattern: /\p{Mn}/u },
]
const wide: readonly { readonly width: number; readonly pattern: RegExp }[] = [
  { width: 0.95, pattern: /[MW%@]/u },
  { width: 0.75, pattern: /[A-Zmw]/u },
]

/** Word processors put about this much between Han text and Latin letters or digits. */
const between = 0.22
const boundaries = /\p{Script=Han}(?=[A-Za-z\d])|[A-Za-z\d](?=\p{Script=Han})/gu

/** Width in em of a line of prose, with the space that word processors add between Han text and digits. */
export function proseWidth(text: string): number {
  return emWidth(text) + between * [...text.matchAll(boundaries)].length
}

/** Width of a text in em, as it stands in a cell. */
export function emWidth(text: string): number {
  let width = 0
  for (const character of text) {
    const known = [...wide, ...narrow].find(({ pattern }) => pattern.test(character))
    width += known?.width ?? 1
  }
  return width
}

/** Lines that a text takes in a measure of so many em; at least one. Counts whole characters, as Han text breaks. */
export function linesOf(text: string, measure: number): number {
  let lines = 0
  for (const part of text.split('\n')) {
    lines += 1
    let used = 0
    for (const character of part) {
      const width = emWidth(character)
      if (used + width > measure && used > 0) {
        lines += 1
        used = 0
      }
      used += width
    }
  }
  return lines
}
