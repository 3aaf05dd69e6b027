import { strFromU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Document, GridBlock } from '../../../shared/document.ts'
import { exportCopies, exportFormats } from '../../../shared/export/formats.ts'
import { all, part, textIn } from '../../support/office/package.ts'
import { readBook } from '../../support/office/sheets.ts'
import { haveValidator, schemaErrors } from '../../support/office/validator.ts'

const grid: GridBlock = {
  kind: 'grid',
  name: "表/甲'",
  rows: 1,
  headerRows: 0,
  weights: [1, 2],
  cells: [
    { row: 0, column: 0, rowSpan: 1, colSpan: 1, role: 'label', text: '甲\n乙' },
    { row: 0, column: 1, rowSpan: 1, colSpan: 1, role: 'figure', text: '3' },
  ],
  checks: [],
  at: {},
}

/** Nothing of the form: blocks without a role, things that cannot be carried over, tables next to each other. */
const foreign: Document = {
  properties: { title: '', office: '', year: null },
  blocks: [
    { kind: 'text', role: null, runs: [{ text: '没有角色的一段' }], at: {} },
    { kind: 'other', what: '图片', text: '办公楼', at: {} },
    grid,
    { ...grid },
  ],
}

async function write(id: string): Promise<Uint8Array> {
  const format = exportFormats.find((one) => one.id === id)
  if (!format) throw new Error(`no format ${id}`)
  return format.write(foreign)
}

describe('every format writes any document', () => {
  it('.docx: with a paragraph between tables and one at the end, as Word wants it', async () => {
    const bytes = await write('docx')
    const document = part(bytes, 'word/document.xml')
    const [body] = all(document, 'w:body')
    expect(body?.children.map(({ name }) => name)).toEqual([
      'w:p',
      'w:p',
      'w:tbl',
      'w:p',
      'w:tbl',
      'w:p',
      'w:sectPr',
    ])
    expect(all(document, 'w:p').slice(0, 3).map(textIn)).toEqual([
      '没有角色的一段',
      '〔图片〕办公楼',
      '甲\n乙',
    ])
    if (haveValidator) expect(await schemaErrors(bytes, 'docx')).toEqual([])
  })

  it('.xlsx: with sheet names that a spreadsheet can have, no two alike', async () => {
    const bytes = await write('xlsx')
    const book = readBook(bytes)
    expect([...book.sheets.keys()]).toEqual(['表甲', '表甲（2）', '正文', '数据'])
    const rows = [2, 3, 4, 5].map((row) => book.sheets.get('正文')?.cells.get(`A${row}`)?.text)
    expect(rows).toEqual(['没有角色的一段', '〔图片〕办公楼', '表甲', '表甲（2）'])
    if (haveValidator) expect(await schemaErrors(bytes, 'xlsx')).toEqual([])
  })

  it('.html', async () => {
    const html = strFromU8(await write('html'))
    expect(html).toContain('<p class="NbBody">没有角色的一段</p>')
    expect(html).toContain('<p class="NbNote">〔图片〕办公楼</p>')
    expect(html).toContain('甲<br>乙')
    expect(html).not.toContain('name="Year"')
  })

  it('.html as the report alone, for a site’s editor', async () => {
    const fragment = exportCopies.find(({ id }) => id === 'fragment')
    const html = strFromU8((await fragment?.write(foreign)) ?? new Uint8Array())
    expect(html).toMatch(/^<article class="NbReport">[^]*<\/article>$/u)
    expect(html).not.toMatch(/<(?:html|head|style|script|meta)\b/u)
  })

  it('says of each how a clerk calls it', () => {
    expect(exportFormats.map(({ id, label, extension }) => `${id} ${label} .${extension}`)).toEqual([
      'docx Word 文档 .docx',
      'xlsx Excel 工作簿 .xlsx',
      'html 网页 .html',
    ])
  })
})
