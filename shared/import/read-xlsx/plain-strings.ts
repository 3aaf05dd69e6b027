// The shared strings of a workbook, boiled down to text and bold; cells that carry their text themselves are added, so
// that every string of the workbook comes the same way.
import { Stop, type Budget } from '../budget.ts'
import { walkXml } from '../read-package/xml.ts'

export interface StringTable {
  /** The index again, if there is such a string; a wild index is damage, since its text would be lost silently. */
  readonly known: (index: string) => string
  /** Adds an item and says its index. */
  readonly add: (item: string) => string
  readonly xml: () => string
}

export function readStrings(bytes: Uint8Array | null, budget: Budget): StringTable {
  const items: string[] = []
  if (bytes !== null) {
    let item = stringItem()
    walkXml(bytes, budget, {
      open: (name, attributes) => {
        if (name === 'x:si') item = stringItem()
        else item.open(name, attributes)
      },
      text: (text) => item.text(text),
      close: (name) => {
        if (name !== 'x:si') {
          item.close(name)
          return
        }
        items.push(item.xml())
      },
    })
  }
  const given = items.length
  const at = (index: string): number => {
    const number = Number(index.trim() === '' ? Number.NaN : index)
    if (!Number.isSafeInteger(number) || number < 0 || number >= given) throw new Stop('file-damaged')
    return number
  }
  return {
    known: (index) => String(at(index)),
    add: (item) => String(items.push(item) - 1),
    xml: () =>
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items.join('')}</sst>`,
  }
}

/** Collects one `si` or `is`: texts and bold, without phonetic readings and fonts. */
export function stringItem() {
  const runs: { text: string; bold: boolean }[] = []
  let isRich = false
  let bold = false
  let isText = false
  let phonetic = 0
  return {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      if (name === 'x:rPh') phonetic += 1
      else if (name === 'x:r') {
        isRich = true
        bold = false
      } else if (name === 'x:b') bold = attributes['val'] !== '0' && attributes['val'] !== 'false'
      else if (name === 'x:t' && phonetic === 0) isText = true
    },
    text: (text: string): void => {
      if (isText) runs.push({ text, bold: isRich && bold })
    },
    close: (name: string): void => {
      if (name === 'x:rPh') phonetic -= 1
      else if (name === 'x:t') isText = false
    },
    xml: (): string => {
      if (!isRich) return `<si>${textXml(runs.map(({ text }) => text).join(''))}</si>`
      const parts = runs.map((run) => `<r>${run.bold ? '<rPr><b/></rPr>' : ''}${textXml(run.text)}</r>`)
      return `<si>${parts.join('')}</si>`
    },
  }
}

function textXml(text: string): string {
  return `<t xml:space="preserve">${escapeXml(text)}</t>`
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
