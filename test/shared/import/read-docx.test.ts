import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recognize } from '../../../shared/import/recognize.ts'
import { readDocx } from '../../../shared/import/read-docx.ts'
import { wordParts, zipped } from '../../support/office-package.ts'
import { linesOfWord, readWord, wordsOf } from '../../support/read-word.ts'
import { hasSamples, samplePath } from '../../support/samples.ts'
import { paragraph, run } from '../../support/word-xml.ts'

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
    const { blocks } = await readWord({
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
    const { blocks } = await readWord({ body, styles })
    const looks = blocks.map((block) =>
      block.kind === 'text' ? block.runs.map(({ text, bold }) => `${text}${bold ? '!' : ''}`) : [],
    )
    expect(looks).toEqual([['粗!', '细'], ['粗!', '抵消细'], ['标题的样子'], ['粗!', '细']])
  })

  it('is its run-in heading, where a hidden paragraph end joins two', async () => {
    const { blocks } = await readWord(
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
        at: { paragraph: 1 },
      },
    ])
  })

  it('is its role, when a style of ours says so, under our id or the name Word keeps', async () => {
    const ours =
      '<w:style w:type="paragraph" w:styleId="NbNote"><w:name w:val="x"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="31"><w:name w:val="年报正文"/></w:style>' +
      '<w:style w:type="character" w:styleId="32"><w:name w:val="年报二级段首标题"/></w:style>'
    const { blocks } = await readWord({
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
    const { blocks } = await readWord(paragraph(content))
    expect(blocks.map((block) => (block.kind === 'other' ? block.what : block.kind))).toEqual([what])
  })

  it('but for lines and empty shapes, which say nothing', async () => {
    expect(await linesOfWord(paragraph('<w:r><w:pict><v:line/></w:pict></w:r>'))).toEqual([])
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
    expect(await linesOfWord(body)).toEqual(['框', '链', '云', 'a+b'])
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
    expect(await linesOfWord(body)).toEqual(['果后', '③项', '2025年'])
  })

  it('keeps white space only where the file says so, and none of the markup’s line ends', async () => {
    const body =
      '<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space="preserve"> 乙 </w:t></w:r><w:r><w:t>丙\n丁</w:t></w:r></w:p>'
    expect(await linesOfWord(body)).toEqual(['甲 乙 丙 丁'])
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
    expect((await readWord({ body: paragraph('文'), parts })).properties).toEqual({
      title: '',
      office: '',
      year: null,
    })
  })

  it('of our own files are', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="NbBody"><w:name w:val="年报正文"/></w:style>'
    expect((await readWord({ body: paragraph('文'), styles, parts })).properties).toEqual({
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
