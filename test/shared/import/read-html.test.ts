import { describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/document.ts'
import { readHtml } from '../../../shared/import/read-html.ts'

const bytes = (html: string): Uint8Array => new TextEncoder().encode(html)

async function blocksOf(html: string): Promise<readonly Block[]> {
  const read = await readHtml(bytes(html), '年报.html')
  if (!read.ok) throw new Error(read.failure.sentence)
  return read.value.blocks
}

async function linesOf(html: string): Promise<readonly string[]> {
  const blocks = await blocksOf(html)
  return blocks.map((block) => {
    if (block.kind === 'text') return block.runs.map(({ text }) => text).join('')
    return block.kind === 'other'
      ? `〔${block.what}${block.text}〕`
      : block.cells.map(({ text }) => text).join('|')
  })
}

describe('lines of a page', () => {
  it.each([
    ['paragraphs', '<p>一</p><p>二</p>', ['一', '二']],
    ['breaks', '<div>一<br>二<br/>三</div>', ['一', '二', '三']],
    ['text beside elements', '一<p>二</p>三', ['一', '二', '三']],
    ['inline elements', '<p>政<span>府<font>信</font></span><a href="x">息</a></p>', ['政府信息']],
    ['white space', '<p>\n  2023  年   共 <b> 12 </b> 件 </p>', ['2023 年 共 12 件']],
    ['source lines inside Chinese', '<p>政府信息\n   公开</p>', ['政府信息公开']],
    ['source lines between words', '<p>Wi-Fi\nand more</p>', ['Wi-Fi and more']],
    ['spaces that do not break', '<p>&nbsp;&nbsp;一&nbsp;二</p>', ['  一 二']],
    ['nothing', '<p>&nbsp;</p><p></p><p> </p><p>一</p>', ['一']],
    [
      'comments of one browser',
      '<p><!--[if gte mso 9]><xml>x</xml><![endif]-->一<![if !supportLists]>（1）<![endif]>二</p>',
      ['一（1）二'],
    ],
    ['a picture in a line', '<p>一<img alt="图">二</p>', ['一二', '〔图片图〕']],
    ['lists with numbers', '<ol start="3"><li>一</li><li>二</li></ol>', ['3.一', '4.二']],
    ['lists without', '<ul><li>一</li></ul><ol style="list-style:none"><li>二</li></ol>', ['一', '二']],
    ['a caption', '<table><caption>表一</caption><tr><td>1</td><td>2</td></tr></table>', ['表一', '1|2']],
    ['a list inside a list', '<ol><li>一<ol><li>二</li></ol></li></ol>', ['1.一', '1.二']],
  ] as const)('%s', async (_, html, lines) => {
    expect(await linesOf(html)).toEqual(lines)
  })

  it('bold is what is shown bold', async () => {
    const [block] = await blocksOf(
      '<p>一<b>二</b><span style="font-weight:700">三</span><strong style="font-weight:normal">四</strong></p>',
    )
    expect(block).toMatchObject({ runs: [{ text: '一' }, { text: '二三', bold: true }, { text: '四' }] })
  })
})

describe('a text file inside a page', () => {
  it('keeps its lines, and tabs make tables', async () => {
    const page =
      '<pre><font>一、<b>总体情况</b></font>\n收到申请12件。\n表头\t甲\t乙\n收到\t1\t2\n办结\t3\t4<br>完</pre>'
    expect(await linesOf(page)).toEqual([
      '一、总体情况',
      '收到申请12件。',
      '表头|甲|乙|收到|1|2|办结|3|4',
      '完',
    ])
  })

  it('is a page again where there is more than text in it', async () => {
    expect(await linesOf('<pre>一\n二<table><tr><td>1</td><td>2</td></tr></table></pre>')).toEqual([
      '一二',
      '1|2',
    ])
  })
})

describe('tables of a page', () => {
  it('spans reach as far as there are rows and columns', async () => {
    const [grid] = await blocksOf(
      '<table><tr><td rowspan="0">a</td><td colspan="2">b</td></tr><tr><td>c</td><td rowspan="9">d</td></tr></table>',
    )
    expect(grid).toMatchObject({
      rows: 2,
      weights: [1, 1, 1],
      cells: [
        { row: 0, column: 0, rowSpan: 2, colSpan: 1, text: 'a' },
        { row: 0, column: 1, rowSpan: 1, colSpan: 2, text: 'b' },
        { row: 1, column: 1, rowSpan: 1, colSpan: 1, text: 'c' },
        { row: 1, column: 2, rowSpan: 1, colSpan: 1, text: 'd' },
      ],
    })
  })

  it.each(['-1', 'x', '', '0', '2.5'])('a span of “%s” is read as the standard reads it', async (span) => {
    const [grid] = await blocksOf(`<table><tr><td colspan="${span}">a</td><td>b</td></tr></table>`)
    expect(grid).toMatchObject({ cells: [{ colSpan: span === '2.5' ? 2 : 1 }, {}] })
  })

  it('paragraphs and breaks in a cell are lines', async () => {
    const [grid] = await blocksOf(
      '<table><tr><td><p>本年新<br>制作</p><p>数量</p></td><td>1</td></tr></table>',
    )
    expect(grid).toMatchObject({ cells: [{ text: '本年新\n制作\n数量' }, { text: '1' }] })
  })

  it('a table that only arranges a page is not a table', async () => {
    const blocks = await blocksOf(
      '<table><tr><td>左</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>',
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['text', 'grid'])
  })
})

describe('classes of our own', () => {
  it('are believed as roles, levels and leads; spaces there are text', async () => {
    expect(
      await blocksOf(
        '<h1 class="NbTitle">某局<br>2024年报告</h1><h3 class="NbHeading2">（一）  一</h3>' +
          '<p class="NbBody"><span class="NbLead2">（一）主动。</span>后 文</p><p class="NbBody"><span class="NbLead1">一、全行</span></p><p class="Other">别的</p>',
      ),
    ).toEqual([
      { kind: 'text', role: 'title', runs: [{ text: '某局\n2024年报告' }], at: {} },
      { kind: 'text', role: 'heading2', level: 2, runs: [{ text: '（一）  一' }], at: {} },
      { kind: 'text', role: 'paragraph', level: 2, lead: 6, runs: [{ text: '（一）主动。后 文' }], at: {} },
      { kind: 'text', role: 'paragraph', level: 1, runs: [{ text: '一、全行' }], at: {} },
      { kind: 'text', role: null, runs: [{ text: '别的' }], at: {} },
    ])
  })

  it('metadata is believed on pages of our own only', async () => {
    const head = '<meta name="ContentSource" content="某局"><meta name="Year" content="2024">'
    const read = async (html: string) => {
      const outcome = await readHtml(bytes(html), 'x')
      return outcome.ok ? outcome.value.properties : null
    }
    expect(await read(`<head>${head}</head><p class="NbBody">一</p>`)).toEqual({
      title: '',
      office: '某局',
      year: 2024,
    })
    expect(await read(`<head>${head}</head><p>一</p>`)).toEqual({ title: '', office: '', year: null })
  })
})

describe('hostile pages end quickly, with a document or a failure', () => {
  const times = (text: string, count: number): string => text.repeat(count)
  it.each([
    ['a million unclosed elements', times('<div>', 1_000_000), 'file-over-budget'],
    ['bold in bold', times('<b>', 100_000), 'file-over-budget'],
    [
      'different fonts, never closed',
      Array.from({ length: 3000 }, (_, at) => `<font color=${at}>`).join('') + times('<p>x', 3000),
      'file-over-budget',
    ],
    ['more elements than a report', times('<i></i>', 600_000), 'file-over-budget'],
    [
      'a tag with a million attributes',
      `<p ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}`).join(' ')}>x</p>`,
      'file-over-budget',
    ],
    ['attributes behind a quoted bracket', `<p a=">" ${times('b/', 500_000)}>x</p>`, 'file-over-budget'],
    [
      'a table of very wide cells',
      `<table>${times(`<tr>${times('<td rowspan=60000 colspan=1000>', 50)}</tr>`, 2000)}</table>`,
      'file-over-budget',
    ],
    ['text astray in a table', `<table>${times('<b>x</b>', 100_000)}</table>`, null],
    ['tables in tables', times('<table><tr><td>', 200_000), 'file-over-budget'],
    ['brackets without end', times('<', 2_000_000), null],
    ['a comment without end', `<p>一</p><!--${times('x', 3_000_000)}`, null],
    ['a script without end', `<p>一</p><script>${times('<a b', 1_000_000)}`, null],
    ['one endless word', `<p>${times('公开', 2_000_000)}</p>`, null],
    ['entities', `<p>${times('&amp;', 500_000)}</p>`, null],
  ] as const)('%s', { timeout: 20_000 }, async (_, html, code) => {
    const read = await readHtml(bytes(html), '年报.html')
    expect(read.ok ? null : read.failure.code).toBe(code)
  })
})
