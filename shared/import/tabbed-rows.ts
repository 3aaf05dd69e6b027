// Tables that were typed with tabs in a file that could have had real ones (a text pasted into Word, say): paragraphs next to
// each other that are rows become a grid, as in a plain text. Nothing here knows what the words mean.
import type { Block, Document, GridBlock, GridCell, Place, TextBlock } from '../document.ts'

/** A line with one tab may be an indent, a signature with its date, a heading with its page. */
const fewestFields = 3
const fewestRows = 2
/** Longer words do not stand in a column. */
const longestField = 80

export function withTabbedTables(document: Document): Document {
  const blocks: Block[] = []
  let run: TextBlock[] = []
  let isChanged = false
  const endRun = (): void => {
    const [first] = run
    const rows = run.filter((block) => fieldsOf(block).length >= fewestFields)
    if (first !== undefined && rows.length >= fewestRows) {
      blocks.push(gridOf(run, first.at))
      isChanged = true
    } else blocks.push(...run)
    run = []
  }
  for (const block of document.blocks) {
    if (isRow(block)) {
      run.push(block)
      continue
    }
    endRun()
    blocks.push(block)
  }
  endRun()
  return isChanged ? { ...document, blocks } : document
}

function isRow(block: Block): block is TextBlock {
  if (block.kind !== 'text' || block.role !== null) return false
  const fields = fieldsOf(block)
  return (
    fields.length > 1 &&
    fields.some((field) => field !== '') &&
    fields.every((field) => field.length <= longestField || !/[。；！？]/u.test(field))
  )
}

function fieldsOf({ runs }: TextBlock): readonly string[] {
  const text = runs.map((run) => run.text).join('')
  return text.split('\t').map((field) => field.trim())
}

function gridOf(rows: readonly TextBlock[], at: Place): GridBlock {
  const fields = rows.map(fieldsOf)
  const columns = Math.max(...fields.map(({ length }) => length))
  const cells = fields.flatMap((inRow, row) =>
    inRow.map((text, column): GridCell => ({ row, column, rowSpan: 1, colSpan: 1, role: 'unknown', text })),
  )
  return {
    kind: 'grid',
    name: '',
    rows: rows.length,
    headerRows: 0,
    weights: Array.from({ length: columns }, () => 1),
    cells,
    checks: [],
    at,
  }
}
