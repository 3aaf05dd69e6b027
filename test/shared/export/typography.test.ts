// GB/T 9704-2012 in the XML of the Word file: every number of the official page.
import { beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../../shared/export/compose.ts'
import { writeDocx } from '../../../shared/export/write-docx.ts'
import { defaultProfile } from '../../../shared/report/model.ts'
import { all, child, parseXml, partsOf, textIn, value, type Element } from '../../support/office/package.ts'
import { fullReport, longestReport, oddReport } from '../../support/office/reports.ts'

let parts: Readonly<Record<string, string>> = {}
const xml = (path: string): Element => parseXml(parts[path] ?? '')
const properties = (element: Element, name: string) => child(child(element, 'w:pPr'), name).attributes

function style(id: string): Element {
  const found = all(xml('word/styles.xml'), 'w:style').find((one) => one.attributes['w:styleId'] === id)
  if (!found) throw new Error(`no style ${id}`)
  return found
}

beforeAll(async () => {
  parts = partsOf(await writeDocx(compose(fullReport, defaultProfile)))
})

describe('the page', () => {
  it('is A4 with margins of 37, 35, 28 and 26 mm', () => {
    const [section] = all(xml('word/document.xml'), 'w:sectPr')
    if (!section) throw new Error('no section')
    expect(child(section, 'w:pgSz').attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' })
    expect(child(section, 'w:pgMar').attributes).toMatchObject({
      'w:top': '2098',
      'w:left': '1587',
      'w:right': '1474',
      'w:bottom': '1984',
      'w:gutter': '0',
    })
  })

  it('has a grid of 22 lines', () => {
    const [grid] = all(xml('word/document.xml'), 'w:docGrid')
    expect(grid?.attributes).toEqual({ 'w:type': 'lines', 'w:linePitch': '579' })
  })

  it('numbers odd pages on the right and even ones on the left, one character from the edge, 14 pt between dashes', () => {
    expect(all(xml('word/settings.xml'), 'w:evenAndOddHeaders')).toHaveLength(1)
    const relations = new Map(
      all(xml('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => [
        attributes['Id'],
        attributes['Target'],
      ]),
    )
    const footers = all(xml('word/document.xml'), 'w:footerReference').map((reference) => {
      const footer = xml(`word/${relations.get(reference.attributes['r:id']) ?? ''}`)
      const [paragraph] = all(footer, 'w:p')
      if (!paragraph) throw new Error('an empty footer')
      return {
        pages: reference.attributes['w:type'],
        jc: properties(paragraph, 'w:jc')['w:val'],
        ind: properties(paragraph, 'w:ind'),
        text: textIn(paragraph),
        field: all(paragraph, 'w:instrText').map(({ text }) => text),
      }
    })
    expect(footers).toEqual([
      { pages: 'default', jc: 'right', ind: { 'w:right': '280' }, text: '—  —', field: ['PAGE'] },
      { pages: 'even', jc: 'left', ind: { 'w:left': '280' }, text: '—  —', field: ['PAGE'] },
    ])
    expect(value(child(style('NbPageNumber'), 'w:rPr'), 'w:sz')).toBe('28')
  })

  it('puts the page number 7 mm below the type area', () => {
    const [margin] = all(xml('word/document.xml'), 'w:pgMar')
    const line = Number(properties(style('NbPageNumber'), 'w:spacing')['w:line'])
    const middle = Number(margin?.attributes['w:footer']) + line / 2
    expect(((1984 - middle) / 1440) * 25.4).toBeCloseTo(7, 1)
  })
})

describe('the type', () => {
  it('is 16 pt on lines of exactly 28.95 pt, 28 characters a line, its size on the Normal style', () => {
    const normal = style('Normal')
    expect(properties(normal, 'w:spacing')).toEqual({
      'w:before': '0',
      'w:after': '0',
      'w:line': '579',
      'w:lineRule': 'exact',
    })
    const run = child(normal, 'w:rPr')
    expect([value(run, 'w:sz'), value(run, 'w:szCs'), value(run, 'w:spacing')]).toEqual(['32', '32', '-5'])
    expect(properties(normal, 'w:jc')).toEqual({ 'w:val': 'both' })
    // Punctuation may hang by one character.
    expect(child(child(normal, 'w:pPr'), 'w:overflowPunct').attributes).toEqual({})
    expect(28 * (320 - 5)).toBeLessThanOrEqual(11906 - 1587 - 1474)
  })

  it.each([
    ['Normal', '仿宋_GB2312', 'Times New Roman'],
    ['NbTitle', '方正小标宋简体', 'Times New Roman'],
    ['NbHeading1', '黑体', 'Times New Roman'],
    ['NbHeading2', '楷体_GB2312', 'Times New Roman'],
    ['NbHeading3', '仿宋_GB2312', 'Times New Roman'],
    ['NbHeading4', '仿宋_GB2312', 'Times New Roman'],
    ['NbLead1', '黑体', 'Times New Roman'],
    ['NbLead2', '楷体_GB2312', 'Times New Roman'],
    ['NbCellLabel', '宋体', 'Times New Roman'],
    ['NbCellFigure', '宋体', 'Times New Roman'],
    ['NbPageNumber', '宋体', '宋体'],
  ])('names its fonts in all four slots: %s', (id, han, latin) => {
    expect(child(child(style(id), 'w:rPr'), 'w:rFonts').attributes).toEqual({
      'w:ascii': latin,
      'w:hAnsi': latin,
      'w:cs': latin,
      'w:eastAsia': han,
    })
  })

  it('refers to no theme font and embeds none, and says what to show instead', () => {
    for (const [path, text] of Object.entries(parts)) {
      if (!path.includes('theme/')) expect(text).not.toMatch(/(?:ascii|hAnsi|eastAsia|cs)[Tt]heme/)
    }
    const fonts = all(xml('word/fontTable.xml'), 'w:font')
    expect(fonts.map((font) => [font.attributes['w:name'], value(font, 'w:altName') !== null])).toEqual([
      ['方正小标宋简体', true],
      ['仿宋_GB2312', true],
      ['楷体_GB2312', true],
      ['黑体', true],
      ['宋体', true],
      ['Times New Roman', true],
    ])
    expect(parts['word/fontTable.xml']).not.toContain('embed')
  })

  it('sets quotes, dashes and ellipses in the Chinese font: every run says eastAsia', () => {
    for (const path of ['word/document.xml', 'word/footer1.xml', 'word/footer2.xml']) {
      for (const run of all(xml(path), 'w:r')) {
        expect(child(child(run, 'w:rPr'), 'w:rFonts').attributes['w:hint']).toBe('eastAsia')
      }
    }
    const defaults = child(xml('word/styles.xml'), 'w:docDefaults')
    expect(all(defaults, 'w:lang')[0]?.attributes).toMatchObject({ 'w:eastAsia': 'zh-CN' })
  })

  it('sets the title 22 pt, centred, not bold, and a line free below it', () => {
    const title = style('NbTitle')
    expect(value(child(title, 'w:rPr'), 'w:sz')).toBe('44')
    expect(properties(title, 'w:jc')).toEqual({ 'w:val': 'center' })
    expect(properties(title, 'w:spacing')).toMatchObject({ 'w:after': '579', 'w:line': '579' })
  })

  it.each(['NbHead', 'NbBody', 'NbHeading1', 'NbHeading2', 'NbHeading3', 'NbHeading4'])(
    'indents the first line by two characters: %s',
    (id) => {
      expect(properties(style(id), 'w:ind')).toEqual({ 'w:firstLineChars': '200', 'w:firstLine': '630' })
    },
  )

  it('keeps headings with what follows', () => {
    for (const id of ['NbTitle', 'NbHeading1', 'NbHeading2', 'NbHeading3', 'NbHeading4', 'NbSignature']) {
      expect(child(child(style(id), 'w:pPr'), 'w:keepNext').attributes).toEqual({})
    }
  })
})

describe('signature and date', () => {
  const closing = async (report: typeof fullReport) => {
    const document = parseXml(
      partsOf(await writeDocx(compose(report, defaultProfile)))['word/document.xml'] ?? '',
    )
    return child(document, 'w:body')
      .children.filter(({ name }) => name === 'w:p')
      .slice(-3)
  }
  const right = (paragraph: Element | undefined) =>
    Number(paragraph ? properties(paragraph, 'w:ind')['w:right'] : Number.NaN)

  it('ends the date four characters from the right, the office above it on the same middle', async () => {
    const [last, office, date] = await closing(fullReport)
    expect(right(date)).toBe(4 * 315)
    // 云溪市数据局 is six characters, 2026年1月15日 about seven and a half: half the difference further in.
    expect(right(office) - right(date)).toBeGreaterThan(0)
    expect(right(office) - right(date)).toBeLessThan(315)
    // The last words of the text stay with them.
    expect(last && child(child(last, 'w:pPr'), 'w:keepNext').attributes).toEqual({})
    expect(properties(style('NbSignature'), 'w:spacing')['w:before']).toBe(String(2 * 579))
  })

  it('moves the date in for an office whose name is longer than the room beside it', async () => {
    const [, office, date] = await closing({
      ...fullReport,
      signature: '云溪市高新技术产业开发区管理委员会行政审批局',
    })
    expect(right(office)).toBe(0)
    expect(right(date)).toBeGreaterThan(4 * 315)
  })

  it('stands alone four characters from the right where there is no date', async () => {
    const [, , office] = await closing({ ...fullReport, date: '' })
    expect(right(office)).toBe(4 * 315)
  })
})

describe('the tables', () => {
  const tables = () => all(xml('word/document.xml'), 'w:tbl')

  it('are as wide as the type area, in the grid and cell by cell, and fixed', () => {
    for (const table of tables()) {
      const columns = all(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
      expect(columns.reduce((sum, width) => sum + width, 0)).toBe(8845)
      const tableProperties = child(table, 'w:tblPr')
      expect(child(tableProperties, 'w:tblW').attributes).toEqual({ 'w:type': 'dxa', 'w:w': '8845' })
      expect(child(tableProperties, 'w:tblLayout').attributes).toEqual({ 'w:type': 'fixed' })
      for (const row of all(table, 'w:tr')) {
        let column = 0
        for (const cell of all(row, 'w:tc')) {
          const span = Number(value(child(cell, 'w:tcPr'), 'w:gridSpan') ?? 1)
          const width = columns.slice(column, column + span).reduce((sum, part) => sum + part, 0)
          expect(Number(child(child(cell, 'w:tcPr'), 'w:tcW').attributes['w:w'])).toBe(width)
          column += span
        }
        expect(column).toBe(columns.length)
      }
    }
  })

  it('have thin black borders and at most 28 twips beside the text', () => {
    for (const table of tables()) {
      const borders = child(child(table, 'w:tblPr'), 'w:tblBorders').children
      expect(borders.map(({ name }) => name).toSorted()).toEqual(
        ['w:bottom', 'w:insideH', 'w:insideV', 'w:left', 'w:right', 'w:top'].toSorted(),
      )
      for (const border of borders) {
        expect(border.attributes).toMatchObject({ 'w:val': 'single', 'w:sz': '4', 'w:color': '000000' })
      }
      for (const margin of child(child(table, 'w:tblPr'), 'w:tblCellMar').children) {
        expect(Number(margin.attributes['w:w'])).toBeLessThanOrEqual(28)
      }
    }
  })

  it('stand off the line grid in a style of their own, figures in the middle', () => {
    for (const id of ['NbCellLabel', 'NbCellFigure']) {
      expect(properties(style(id), 'w:snapToGrid')).toEqual({ 'w:val': '0' })
      expect(properties(style(id), 'w:spacing')).toMatchObject({ 'w:line': '240', 'w:lineRule': 'auto' })
      expect(properties(style(id), 'w:ind')).toMatchObject({ 'w:firstLineChars': '0' })
      expect(value(child(style(id), 'w:rPr'), 'w:sz')).toBe('20')
    }
    expect(properties(style('NbCellFigure'), 'w:jc')).toEqual({ 'w:val': 'center' })
  })

  it('repeat their header rows and break between rows only', () => {
    const headers = tables().map((table) =>
      all(table, 'w:tr').map((row) =>
        child(row, 'w:trPr').children.some(({ name }) => name === 'w:tblHeader'),
      ),
    )
    expect(headers.map((rows) => rows.filter(Boolean).length)).toEqual([0, 3, 3])
    expect(headers[1]?.slice(0, 3)).toEqual([true, true, true])
    for (const row of tables().flatMap((table) => all(table, 'w:tr'))) {
      expect(child(row, 'w:trPr').children.some(({ name }) => name === 'w:cantSplit')).toBe(true)
    }
  })

  it('keep together on one page: every row but the last with the next', () => {
    for (const table of tables()) {
      const kept = all(table, 'w:tr').map((row) =>
        all(row, 'w:p').every((paragraph) => {
          const found = paragraph.children.find(({ name }) => name === 'w:pPr')
          return found?.children.some(
            ({ name, attributes }) => name === 'w:keepNext' && attributes['w:val'] !== '0',
          )
        }),
      )
      expect(kept.slice(0, -1)).not.toContain(false)
      expect(kept.at(-1)).toBe(false)
    }
  })

  it('shrink a figure to 7.5 pt before it would wrap, and squeeze it beyond', async () => {
    const sizes = async (report: typeof fullReport, name: string) => {
      const document = parseXml(
        partsOf(await writeDocx(compose(report, defaultProfile)))['word/document.xml'] ?? '',
      )
      const paragraph = all(document, 'w:p').find((one) =>
        all(one, 'w:bookmarkStart').some(({ attributes }) => attributes['w:name'] === name),
      )
      const [run] = paragraph ? all(paragraph, 'w:r') : []
      const runProperties = run && child(run, 'w:rPr')
      return { size: value(runProperties, 'w:sz'), scale: value(runProperties, 'w:w') }
    }
    expect(await sizes(fullReport, 'received_person')).toEqual({ size: null, scale: null })
    expect(await sizes(longestReport, 'received_person')).toEqual({ size: '15', scale: null })
    expect(await sizes(longestReport, 'suit_direct_upheld')).toEqual({ size: '15', scale: null })
    const ten = {
      ...fullReport,
      cells: {
        ...fullReport.cells,
        received_person: { kind: 'number', digits: 1234567890, decimals: 0 } as const,
      },
    }
    const { size, scale } = await sizes(ten, 'received_person')
    expect([size, Number(scale) > 60 && Number(scale) < 80]).toEqual(['15', true])
    // Words may wrap, so they are not squeezed.
    expect(await sizes(oddReport, 'refused_secret_legal')).toEqual({ size: null, scale: null })
  })
})
