import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leadNames, roleNames, styleNameOf, type Document } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { markedRuns } from '../../../shared/export/marked-runs.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { defaultProfile, type Report } from '../../../shared/report/model.ts'
import { reportArbitrary } from '../../support/arbitraries.ts'
import { all, child, part, partsOf, textIn, value, type Element } from '../../support/office/package.ts'
import { blankAddend, fullReport, namedReports, oddReport } from '../../support/office/reports.ts'

const composed = (report: Report): Document => compose(report, defaultProfile)

async function body(report: Report): Promise<Element> {
  return child(part(await writeDocx(composed(report)), 'word/document.xml'), 'w:body')
}

const paragraphsOf = (element: Element): readonly Element[] =>
  element.children.filter(({ name }) => name === 'w:p')

const styleOf = (paragraph: Element): string | null =>
  value(
    paragraph.children.find(({ name }) => name === 'w:pPr'),
    'w:pStyle',
  )

interface Position {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly text: string
  readonly style: string | null
  readonly name: string | null
}

/** The cells of a Word table, continued ones folded into the cell they continue. */
function cellsOf(table: Element): readonly Position[] {
  const cells: Position[] = []
  all(table, 'w:tr').forEach((row, rowIndex) => {
    let column = 0
    for (const cell of all(row, 'w:tc')) {
      const properties = child(cell, 'w:tcPr')
      const colSpan = Number(value(properties, 'w:gridSpan') ?? 1)
      const merge = properties.children.find(({ name }) => name === 'w:vMerge')
      if (merge && merge.attributes['w:val'] !== 'restart') {
        const above = cells.find(
          (one) => one.column === column && one.row < rowIndex && one.row + one.rowSpan === rowIndex,
        )
        if (!above || above.colSpan !== colSpan) throw new Error('a merged cell continues nothing')
        cells[cells.indexOf(above)] = { ...above, rowSpan: above.rowSpan + 1 }
      } else {
        const [paragraph] = paragraphsOf(cell)
        cells.push({
          row: rowIndex,
          column,
          rowSpan: 1,
          colSpan,
          text: textIn(cell),
          style: paragraph ? styleOf(paragraph) : null,
          name: all(cell, 'w:bookmarkStart')[0]?.attributes['w:name'] ?? null,
        })
      }
      column += colSpan
    }
  })
  return cells
}

describe('the Word file', () => {
  it('carries role, level, lead, bold and text of every block', async () => {
    const leads: ReadonlyMap<string | null, number> = new Map(
      Object.entries(leadNames).map(([level, { id }]) => [id, Number(level)]),
    )
    await fc.assert(
      fc.asyncProperty(reportArbitrary, async (report) => {
        const document = composed(report)
        const found = paragraphsOf(child(part(await writeDocx(document), 'word/document.xml'), 'w:body'))
        const texts = document.blocks.filter((block) => block.kind === 'text')
        expect(
          found.map((paragraph) => ({
            style: styleOf(paragraph),
            runs: joined(
              all(paragraph, 'w:r').map((run) => {
                const properties = run.children.find(({ name }) => name === 'w:rPr')
                return {
                  text: textIn(run),
                  bold: properties?.children.some(({ name }) => name === 'w:b') === true,
                  lead: leads.get(value(properties, 'w:rStyle')) ?? null,
                }
              }),
            ),
          })),
        ).toEqual(
          texts.map((block) => ({
            style: roleNames[block.role ?? 'paragraph'].id,
            runs: joined(markedRuns(block)),
          })),
        )
      }),
      { numRuns: 15 },
    )
  })

  it('has no style that is bold, so that bold is always said by the run', async () => {
    const styles = partsOf(await writeDocx(composed(fullReport)))['word/styles.xml'] ?? ''
    expect(styles).not.toMatch(/<w:b\b/)
  })

  it('gives heading lines an outline level, run-in headings none', async () => {
    const line = (level: 1 | 2 | 3 | 4) => ({ level, runs: [{ text: `标题${level}` }] })
    const runIn = { level: 2 as const, lead: 3, runs: [{ text: '标题。正文' }] }
    const paragraphs = paragraphsOf(
      await body({
        ...fullReport,
        head: [],
        sections: {
          ...fullReport.sections,
          overview: { before: [line(1), line(2), line(3), line(4), runIn], after: [] },
        },
      }),
    )
    const styles = part(await writeDocx(composed(fullReport)), 'word/styles.xml')
    const levelOf = (paragraph: Element): string | null => {
      const style = all(styles, 'w:style').find((one) => one.attributes['w:styleId'] === styleOf(paragraph))
      const direct = value(child(paragraph, 'w:pPr'), 'w:outlineLvl')
      return direct ?? (style ? value(child(style, 'w:pPr'), 'w:outlineLvl') : null)
    }
    expect(paragraphs.slice(1, 7).map((paragraph) => [textIn(paragraph), levelOf(paragraph)])).toEqual([
      ['一、总体情况', '0'],
      ['标题1', '0'],
      ['标题2', '1'],
      ['标题3', '2'],
      ['标题4', '3'],
      ['标题。正文', null],
    ])
  })

  it.each(namedReports)('draws every table as the form does, cell by cell: %s', async (_, report) => {
    const tables = all(await body(report), 'w:tbl')
    const grids = composed(report).blocks.filter((block) => block.kind === 'grid')
    expect(tables.map((table) => value(child(table, 'w:tblPr'), 'w:tblCaption'))).toEqual(
      grids.map(({ name }) => name),
    )
    expect(tables.map(cellsOf)).toEqual(
      grids.map(({ cells }) =>
        cells.map(({ row, column, rowSpan, colSpan, text, role, name }) => ({
          row,
          column,
          rowSpan,
          colSpan,
          text,
          style: role === 'figure' ? 'NbCellFigure' : 'NbCellLabel',
          name: name ?? null,
        })),
      ),
    )
  })

  it('names every figure cell once', async () => {
    const names = all(await body(oddReport), 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])
    expect(new Set(names).size).toBe(names.length)
    // 10 + 175 + 15 figures and the title.
    expect(names).toHaveLength(201)
  })

  it('leaves blank cells and blank totals blank, and writes every value', async () => {
    const cells = all(await body(blankAddend), 'w:tbl').flatMap(cellsOf)
    const text = (name: string) => cells.find((cell) => cell.name === name)?.text
    expect(text('declined_repeat_person')).toBe('')
    expect(text('outcome_total_total')).toBe('')
    expect(text('received_total')).toBe('12')
    const odd = all(await body(oddReport), 'w:tbl').flatMap(cellsOf)
    expect(
      ['partial_company', 'refused_secret_legal', 'fee_income', 'penalty_decisions'].map(
        (name) => odd.find((cell) => cell.name === name)?.text,
      ),
    ).toEqual(['/', '约20', '0.50', '9007199254740991'])
  })

  it('breaks the title after the office and makes it a target for links', async () => {
    const [title] = paragraphsOf(await body(fullReport))
    expect(title && textIn(title)).toBe('云溪市数据局\n2025年政府信息公开工作年度报告')
    expect(title && all(title, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])).toEqual([
      'NbReportTitle',
    ])
  })

  it('says title, office and year in the document properties', async () => {
    const bytes = await writeDocx(composed(fullReport))
    const core = part(bytes, 'docProps/core.xml')
    expect(child(core, 'dc:title').text).toBe('云溪市数据局2025年政府信息公开工作年度报告')
    expect(child(core, 'dc:creator').text).toBe('云溪市数据局')
    const [year] = all(part(bytes, 'docProps/custom.xml'), 'property')
    expect(year?.attributes['name']).toBe('年度')
    expect(year && all(year, 'vt:lpwstr').map(({ text }) => text)).toEqual(['2025'])
  })

  it('calls its styles by names that Word keeps when it saves the file', async () => {
    const styles = all(part(await writeDocx(composed(fullReport)), 'word/styles.xml'), 'w:style')
    const names = Object.fromEntries(
      styles.map((style) => [style.attributes['w:styleId'], value(style, 'w:name')]),
    )
    for (const known of [...Object.values(roleNames), ...Object.values(leadNames)]) {
      expect(names[known.id]).toBe(styleNameOf(known))
    }
    // 正文 and 标题 are Word's own styles in Chinese.
    expect(Object.values(names)).not.toContain('正文')
    expect(Object.values(names)).not.toContain('标题')
  })

  it('leaves out what XML cannot hold and keeps rare characters', async () => {
    // Half a character: as an escape in a string the compiler would already mend it.
    const half = String.fromCharCode(0xd800)
    const document: Document = {
      properties: { title: '', office: `局${half}`, year: null },
      blocks: [{ kind: 'text', role: 'title', runs: [{ text: `\u0001A${half}B\uFFFE㐂𠮷\u0085` }], at: {} }],
    }
    const bytes = await writeDocx(document)
    const [title] = paragraphsOf(child(part(bytes, 'word/document.xml'), 'w:body'))
    expect(title && textIn(title)).toBe('AB㐂𠮷')
    expect(child(part(bytes, 'docProps/core.xml'), 'dc:creator').text).toBe('局')
  })
})

/** Runs alike joined: a line break begins a run of its own. */
function joined(
  runs: readonly { readonly text: string; readonly bold: boolean; readonly lead: number | null }[],
) {
  const result: { text: string; bold: boolean; lead: number | null }[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last && last.bold === run.bold && last.lead === run.lead) last.text += run.text
    else result.push({ ...run })
  }
  return result
}
