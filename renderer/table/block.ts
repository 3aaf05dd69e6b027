// A rectangle of texts on its way from or to the clipboard. Tab-separated text is read and written here; the HTML that
// spreadsheets and word processors put beside it is read in html-block.ts.

/** null: covered by a cell that spans it. Rows may differ in length. */
export type Block = readonly (readonly (string | null)[])[]

/** More than any table of the form and its surroundings; what is larger is not read on. */
export const largestBlock = { rows: 200, columns: 60 }

/** Tab-separated text as spreadsheets put it: quotes around a cell that holds a tab, a line break or a quote. */
export function blockFromText(text: string): Block {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  let index = 0
  const endCell = (): void => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  while (index < text.length) {
    const character = text.charAt(index)
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[index + 1] === '"') {
        cell += '"'
        index += 1
      } else quoted = false
    } else if (character === '"' && cell === '' && closesQuote(text, index)) quoted = true
    else if (character === '\t') endCell()
    else if (character === '\n') {
      endCell()
      rows.push([])
    } else if (character !== '\r') cell += character
    index += 1
  }
  endCell()
  return trimBlock(rows)
}

/** A quote opens a quoted cell only if it is closed where a cell ends; otherwise it is an ordinary character. */
function closesQuote(text: string, open: number): boolean {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at += 1
      continue
    }
    const next = text[at + 1]
    return next === undefined || next === '\t' || next === '\n' || next === '\r'
  }
  return false
}

export function textFromBlock(block: Block): string {
  return block
    .map((row) =>
      row
        .map((cell) => {
          const text = cell ?? ''
          return /[\t\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
        })
        .join('\t'),
    )
    .join('\r\n')
}

/** Without the empty rows and columns at the bottom and at the right that copying adds. */
export function trimBlock(block: Block): Block {
  const rows = [...block]
  while (rows.length > 0 && (rows.at(-1) ?? []).every(isEmpty)) rows.pop()
  let width = Math.max(0, ...rows.map((row) => row.length))
  while (width > 0 && rows.every((row) => isEmpty(row[width - 1] ?? ''))) width -= 1
  return rows.map((row) => row.slice(0, width))
}

function isEmpty(cell: string | null): boolean {
  return cell === null || cell.trim() === ''
}

export function widthOf(block: Block): number {
  return Math.max(0, ...block.map((row) => row.length))
}
