import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Block, Document, GridBlock } from '../../../shared/document.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import { readDocx } from '../../../shared/import/read-docx.ts'
import { wordFile, wordParts, zipped, type WordFile } from '../../support/office-package.ts'
import { hasSamples, samplePath } from '../../support/samples.ts'
import { paragraph, run } from '../../support/word-xml.ts'

async function read(file: WordFile | string): Promise<Document> {
  const outcome = await readDocx(wordFile(typeof file === 'string' ? { body: file } : file), 'a.docx')
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return outcome.value
}

const wordsOf = (block: Block): string =>
  block.kind === 'text' ? block.runs.map(({ text }) => text).join('') : block.kind

async function lines(file: WordFile | string): Promise<readonly string[]> {
  return (await read(file)).blocks.map(wordsOf)
}

async function gridOf(body: string): Promise<GridBlock> {
  const grid = (await read(body)).blocks.find((block) => block.kind === 'grid')
  if (grid === undefined) throw new Error('no grid')
  return grid
}

const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const grid = (columns: number, ...rows: readonly string[]): string =>
  `<w:tbl><w:tblGrid>${'<w:gridCol w:w="1000"/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`
const shape = ({ cells }: GridBlock): string[] =>
  cells.map((at) => `${at.row},${at.column} ${at.rowSpan}×${at.colSpan} ${at.text}`)

describe('the numbers that Word puts in front of paragraphs', () => {
  const level = (at: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const item = (text: string, list: number, at = 0): string =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)
  const outline = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '（%4）')}</w:abstractNum>`
  const lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'

  it('count on each level and begin anew below a higher one', async () => {
    const body = [
      item('总体情况', 1),
      item('主动公开', 1, 1),
      item('依申请公开', 1, 1),
      item('答复', 1, 2),
      item('主动公开政府信息情况', 1),
      item('网站', 1, 1),
      item('栏目', 1, 2),
      item('更新', 1, 3),
    ].join('')
    expect(await lines({ body, numbering: outline + lists })).toEqual([
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '1.答复',
      '二、主动公开政府信息情况',
      '（一）网站',
      '1.栏目',
      '（1）更新',
    ])
  })

  it('go on between lists of one definition, and begin anew where a list says so', async () => {
    const more =
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    const body = item('甲', 1) + item('乙', 2) + item('丙', 3) + item('丁', 3) + item('戊', 1)
    expect(await lines({ body, numbering: outline + lists + more })).toEqual([
      '一、甲',
      '二、乙',
      '五、丙',
      '六、丁',
      '七、戊',
    ])
  })

  it('never begin anew where the level says so, and only after the level it names', async () => {
    const levels =
      level(0, 'decimal', '第%1章') +
      level(1, 'decimal', '第%2条', '<w:lvlRestart w:val="0"/>') +
      level(2, 'decimal', '%3)', '<w:lvlRestart w:val="1"/>')
    const numbering = `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${lists}`
    const body =
      item('甲', 1) +
      item('乙', 1, 1) +
      item('丙', 1, 2) +
      item('丁', 1, 1) +
      item('戊', 1, 2) +
      item('己', 1) +
      item('庚', 1, 1) +
      item('辛', 1, 2)
    expect(await lines({ body, numbering })).toEqual([
      '第1章 甲',
      '第1条 乙',
      '1)丙',
      '第2条 丁',
      '2)戊',
      '第2章 己',
      '第3条 庚',
      '1)辛',
    ])
  })

  it.each([
    ['decimal', 12, '12'],
    ['decimalZero', 7, '07'],
    ['decimalFullWidth', 12, '１２'],
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 20, '二十'],
    ['chineseCounting', 21, '二十一'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['japaneseCounting', 11, '十一'],
    ['ideographDigital', 10, '一〇'],
    ['chineseLegalSimplified', 21, '贰拾壹'],
    ['ideographTraditional', 3, '丙'],
    ['ideographZodiac', 12, '亥'],
    ['decimalEnclosedCircle', 21, '㉑'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalEnclosedFullstop', 3, '⒊'],
    ['upperRoman', 14, 'XIV'],
    ['lowerRoman', 4, 'iv'],
    ['upperLetter', 28, 'BB'],
    ['lowerLetter', 2, 'b'],
    ['none', 3, ''],
    ['aFormatOfTomorrow', 3, '3'],
  ])('%s shows %i as %s', async (format, value, shown) => {
    const start = level(0, format, '%1、').replace('w:start w:val="1"', `w:start w:val="${value}"`)
    const numbering = `<w:abstractNum w:abstractNumId="0">${start}</w:abstractNum>${lists}`
    expect(await lines({ body: item('项', 1), numbering })).toEqual([`${shown}、项`])
  })

  it('are taken away by list 0, shown as digits where the level is legal, and spaced where they end bare', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="带号"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '第%1部分')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>${lists}`
    const body =
      paragraph('有号', '<w:pStyle w:val="a"/>') +
      paragraph('无号', '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      item('二级', 1, 1)
    expect(await lines({ body, styles, numbering })).toEqual(['第一部分 有号', '无号', '1.1 二级'])
  })

  it('are nothing for bullets of symbol fonts that say nothing, and a mark for those that do', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '\uf0d8')}${level(1, 'bullet', '\uf001')}</w:abstractNum>${lists}`
    expect(await lines({ body: item('甲', 1) + item('乙', 1, 1), numbering })).toEqual(['➢ 甲', '乙'])
  })
})

describe('what a paragraph says of itself', () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:basedOn w:val="B"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="H"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="E"><w:name w:val="强调"/><w:rPr><w:b/></w:rPr></w:style>' +
    '<w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style>'
  const styled = (content: string, style: string): string =>
    paragraph(content, `<w:pStyle w:val="${style}"/>`)

  it('is its outline level, inherited even where styles are based on each other in a circle', async () => {
    const { blocks } = await read({
      body:
        styled('继承', 'H') +
        paragraph('自己', '<w:outlineLvl w:val="0"/>') +
        paragraph('正文', '<w:outlineLvl w:val="9"/>'),
      styles,
    })
    expect(blocks.map((block) => (block.kind === 'text' ? (block.level ?? null) : block.kind))).toEqual([
      2,
      1,
      null,
    ])
  })

  it('is bold by its runs, by style, and not where two styles cancel each other', async () => {
    const body =
      paragraph(run('粗', '<w:b/>') + run('细', '<w:b w:val="0"/>')) +
      styled(run('粗') + run('抵消', '<w:rStyle w:val="C"/>') + run('细', '<w:b w:val="false"/>'), 'E') +
      styled(run('标题的样子'), 'B') +
      paragraph(run('粗', '<w:rStyle w:val="C"/>') + run('细'))
    const { blocks } = await read({ body, styles })
    const looks = blocks.map((block) =>
      block.kind === 'text' ? block.runs.map(({ text, bold }) => `${text}${bold ? '!' : ''}`) : [],
    )
    expect(looks).toEqual([['粗!', '细'], ['粗!', '抵消细'], ['标题的样子'], ['粗!', '细']])
  })

  it('is its run-in heading, where a hidden paragraph end joins two', async () => {
    const { blocks } = await read(
      paragraph('（一）主动公开。', '<w:outlineLvl w:val="1"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>') +
        paragraph('全年公开12条。'),
    )
    expect(blocks).toEqual([
      {
        kind: 'text',
        role: null,
        level: 2,
        lead: 8,
        runs: [{ text: '（一）主动公开。全年公开12条。' }],
        at: { paragraph: 2 },
      },
    ])
  })

  it('is its role, when a style of ours says so, under our id or the name Word keeps', async () => {
    const ours =
      '<w:style w:type="paragraph" w:styleId="NbNote"><w:name w:val="x"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="31"><w:name w:val="年报正文"/></w:style>' +
      '<w:style w:type="character" w:styleId="32"><w:name w:val="年报二级段首标题"/></w:style>'
    const { blocks } = await read({
      body: styled('注', 'NbNote') + styled(run('（一）甲。', '<w:rStyle w:val="32"/>') + run('乙'), '31'),
      styles: ours,
    })
    expect(blocks).toEqual([
      { kind: 'text', role: 'note', runs: [{ text: '注' }], at: { paragraph: 1 } },
      {
        kind: 'text',
        role: 'paragraph',
        level: 2,
        lead: 5,
        runs: [{ text: '（一）甲。乙' }],
        at: { paragraph: 2 },
      },
    ])
  })
})

describe('the cells of a table', () => {
  const restart = '<w:vMerge w:val="restart"/>'
  const goesOn = '<w:vMerge/>'

  it.each([
    [
      'over columns and rows',
      grid(
        3,
        row(cell('甲', `<w:gridSpan w:val="2"/>${restart}`), cell('乙')),
        row(cell('', `<w:gridSpan w:val="2"/>${goesOn}`), cell('丙')),
      ),
      ['0,0 2×2 甲', '0,2 1×1 乙', '1,2 1×1 丙'],
    ],
    [
      'that go on where the columns above are others stand for themselves',
      grid(
        3,
        row(cell('甲', `<w:gridSpan w:val="2"/>${restart}`), cell('乙')),
        row(cell('1', goesOn), cell('2'), cell('3')),
      ),
      ['0,0 1×2 甲', '0,2 1×1 乙', '1,0 1×1 1', '1,1 1×1 2', '1,2 1×1 3'],
    ],
    [
      'that go on with nothing above begin by themselves',
      grid(2, row(cell('甲', goesOn), cell('1')), row(cell('', goesOn), cell('2'))),
      ['0,0 2×1 甲', '0,1 1×1 1', '1,1 1×1 2'],
    ],
    [
      'with other words hidden below keep both',
      grid(2, row(cell('5', restart), cell('1')), row(cell('7', goesOn), cell('2'))),
      ['0,0 2×1 5\n7', '0,1 1×1 1', '1,1 1×1 2'],
    ],
    [
      'merged across without a beginning stand for themselves',
      grid(2, row(cell('甲', '<w:hMerge/>'), cell('乙'))),
      ['0,0 1×1 甲', '0,1 1×1 乙'],
    ],
    [
      'of rows that are shorter stay where they are',
      grid(3, row(cell('甲'), cell('乙'), cell('丙')), row(cell('1'), cell('2'))),
      ['0,0 1×1 甲', '0,1 1×1 乙', '0,2 1×1 丙', '1,0 1×1 1', '1,1 1×1 2'],
    ],
    [
      'numbered by Word show their number only through a list',
      grid(2, row(cell('甲'), cell('3')), row(cell(''), cell(''))),
      ['0,0 1×1 甲', '0,1 1×1 3', '1,0 1×1 ', '1,1 1×1 '],
    ],
  ])('%s', async (_, body, expected) => {
    expect(shape(await gridOf(body))).toEqual(expected)
  })

  it('have the name of their bookmark, unless there are two or it is none of a cell', async () => {
    const marked = (...names: readonly string[]): string =>
      `<w:tc><w:tcPr/>${paragraph(names.map((name) => `<w:bookmarkStart w:id="1" w:name="${name}"/>`).join('') + run('1'))}</w:tc>`
    const { cells } = await gridOf(
      grid(4, row(marked('review_total'), marked('a_1', 'b_2'), marked('_GoBack'), marked())),
    )
    expect(cells.map(({ name }) => name)).toEqual(['review_total', undefined, undefined, undefined])
  })

  it('of a single column are text, and a large table inside another stands after it', async () => {
    const inner = grid(3, ...[1, 2, 3].map((n) => row(cell('甲'), cell('乙'), cell(`${n}`))))
    expect(
      await lines(grid(1, row(cell('一、总体情况')), row(`<w:tc><w:tcPr/>${inner}${paragraph('')}</w:tc>`))),
    ).toEqual(['一、总体情况', 'grid'])
    const outer = grid(2, row(cell('左'), `<w:tc><w:tcPr/>${inner}${paragraph('右')}</w:tc>`))
    const { blocks } = await read(outer)
    expect(blocks.map((block) => (block.kind === 'grid' ? block.cells.length : block.kind))).toEqual([2, 9])
  })

  it('know the widths of their columns, header rows and caption', async () => {
    const { weights, headerRows, name } = await gridOf(
      `<w:tbl><w:tblPr><w:tblCaption w:val="表三"/></w:tblPr><w:tblGrid><w:gridCol w:w="754"/><w:gridCol w:w="921"/></w:tblGrid>` +
        `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('甲')}${cell('乙')}</w:tr>${row(cell('1'), cell('2'))}</w:tbl>`,
    )
    expect({ weights, headerRows, name }).toEqual({ weights: [754, 921], headerRows: 1, name: '表三' })
  })
})

describe('what cannot be carried over is named', () => {
  it.each([
    ['a picture', '<w:r><w:drawing><pic:pic/></w:drawing></w:r>', '图片'],
    ['an old picture', '<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>', '图片'],
    [
      'a chart',
      '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>',
      '图表',
    ],
    [
      'an embedded workbook with its picture',
      '<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject/></w:object></w:r>',
      '嵌入对象',
    ],
    ['a symbol of a font nobody knows', '<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>', '符号'],
    ['word art', '<w:r><w:pict><v:shape><v:textpath string="样稿"/></v:shape></w:pict></w:r>', '艺术字'],
  ])('%s', async (_, content, what) => {
    const { blocks } = await read(paragraph(content))
    expect(blocks.map((block) => (block.kind === 'other' ? block.what : block.kind))).toEqual([what])
  })

  it('but for lines and empty shapes, which say nothing', async () => {
    expect(await lines(paragraph('<w:r><w:pict><v:line/></w:pict></w:r>'))).toEqual([])
  })
})

describe('text inside other things', () => {
  it('comes once from a text box, from a link, from a reading aid, from a formula', async () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>'
    const body =
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice>` +
          `<mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ) +
      paragraph(`<w:hyperlink r:id="x">${run('链')}</w:hyperlink>`) +
      paragraph(
        '<w:r><w:ruby><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      ) +
      paragraph(
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath>',
      )
    expect(await lines(body)).toEqual(['框', '链', '云', 'a+b'])
  })

  it('is a field’s result and not its code; an EQ field shows its circled number', async () => {
    const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
    const code = (text: string): string =>
      `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`
    const body =
      paragraph(
        mark('begin') +
          code(' IF 1 ') +
          mark('begin') +
          code(' PAGE ') +
          mark('separate') +
          run('7') +
          mark('end') +
          mark('separate') +
          run('果') +
          mark('end') +
          run('后'),
      ) +
      paragraph(mark('begin') + code(' eq \\o\\ac(○,3) ') + mark('end') + run('项')) +
      paragraph(`<w:fldSimple w:instr=" DATE ">${run('2025年')}</w:fldSimple>`)
    expect(await lines(body)).toEqual(['果后', '③项', '2025年'])
  })

  it('keeps white space only where the file says so, and none of the markup’s line ends', async () => {
    const body =
      '<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space="preserve"> 乙 </w:t></w:r><w:r><w:t>丙\n丁</w:t></w:r></w:p>'
    expect(await lines(body)).toEqual(['甲 乙 丙 丁'])
  })
})

describe('properties', () => {
  const core =
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>旧标题</dc:title><dc:creator>某人</dc:creator></cp:coreProperties>'
  const parts = {
    'docProps/core.xml': core,
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
  }

  it('of other programs’ files are not asked', async () => {
    expect((await read({ body: paragraph('文'), parts })).properties).toEqual({
      title: '',
      office: '',
      year: null,
    })
  })

  it('of our own files are', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="NbBody"><w:name w:val="年报正文"/></w:style>'
    expect((await read({ body: paragraph('文'), styles, parts })).properties).toEqual({
      title: '旧标题',
      office: '某人',
      year: null,
    })
  })
})

describe.skipIf(!hasSamples)('the form as an office made it in WPS', () => {
  const path = samplePath('template-2021-wps.docx')

  it.skipIf(!existsSync(path))(
    'is read as an empty form with every row and column in its place',
    async () => {
      const outcome = await readDocx(new Uint8Array(readFileSync(path)), 'template-2021-wps.docx')
      if (!outcome.ok) throw new Error(outcome.failure.sentence)
      const recognized = recognize(outcome.value, 'template-2021-wps.docx')
      if (!recognized.ok) throw new Error(recognized.failure.sentence)
      const { report, cells, notes, sections } = recognized.value
      expect(report.edition).toEqual({ disclosure: 2021, requests: 2021, disputes: 2021 })
      expect(cells).toHaveLength(200)
      expect(cells.filter(({ state, origin }) => state !== 'blank' || origin === null)).toEqual([])
      expect(sections.filter(({ heading }) => heading === '')).toEqual([])
      // Only its title has no place in a report.
      expect(new Set(notes.map(({ code }) => code))).toEqual(
        new Set(['office-missing', 'year-missing', 'text-unplaced']),
      )
      const unplaced = notes.filter(({ code }) => code === 'text-unplaced')
      expect(unplaced.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('格式模板')])
    },
  )
})

describe('parts that say which kind of file it is', () => {
  it('are found by their relationship, not by their name', async () => {
    const parts = wordParts({ body: paragraph('别处') })
    const moved = Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name.replace('word/document.xml', 'docs/main.xml').replace('word/_rels/document', 'docs/_rels/main'),
        typeof part === 'string' ? part.replace('word/document.xml', '/docs/main.xml') : part,
      ]),
    )
    const outcome = await readDocx(zipped(moved), 'a.docx')
    expect(outcome.ok && outcome.value.blocks.map(wordsOf)).toEqual(['别处'])
  })
})
