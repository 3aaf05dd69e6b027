import { describe, expect, it } from 'vitest'
import type { Document, PlacedRevision, Revision } from '../../../shared/document.ts'
import { readWord } from '../../support/read-word.ts'
import { paragraph, run } from '../../support/word-xml.ts'

const zhang = 'w:id="1" w:author="张局" w:date="2026-01-12T09:05:00Z"'
const wps = 'w:id="2" w:author="WPS_1602935468" w:date="2026-01-12T10:20:00"'
const inserted = (text: string, by = zhang): string => `<w:ins ${by}>${run(text)}</w:ins>`
const deleted = (text: string, by = zhang): string =>
  `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`

const byZhang = { author: '张局', date: '2026-01-12T09:05:00Z' } as const
const byWps = { author: 'WPS_1602935468', date: '2026-01-12T10:20:00' } as const

function textsOf({ blocks }: Document): readonly (readonly [string, readonly PlacedRevision[]])[] {
  return blocks.flatMap((block) =>
    block.kind === 'text'
      ? [[block.runs.map(({ text }) => text).join(''), block.revisions ?? []] as const]
      : [],
  )
}

function cellsOf({ blocks }: Document): readonly (readonly [string, readonly Revision[]])[] {
  return blocks.flatMap((block) =>
    block.kind === 'grid' ? block.cells.map(({ text, revisions }) => [text, revisions ?? []] as const) : [],
  )
}

describe('tracked changes of a paragraph', () => {
  it.each<readonly [string, string, readonly (readonly [string, readonly PlacedRevision[]])[]]>([
    [
      'stand at their places in the final text, with who and when',
      paragraph(run('共收到申请') + deleted('12') + inserted('15') + run('件。')),
      [
        [
          '共收到申请15件。',
          [
            { kind: 'deleted', text: '12', from: 5, ...byZhang },
            { kind: 'inserted', text: '15', from: 5, ...byZhang },
          ],
        ],
      ],
    ],
    [
      'are one where a program cut them into runs',
      paragraph(
        `<w:ins ${wps}>${run('深入')}</w:ins><w:ins ${wps}>${run('推进', '<w:b/>')}</w:ins>` +
          `<w:del ${wps}>${'抓好'
            .split('')
            .map((one) => `<w:r><w:delText>${one}</w:delText></w:r>`)
            .join('')}</w:del>` +
          run('公开。'),
      ),
      [
        [
          '深入推进公开。',
          [
            { kind: 'inserted', text: '深入推进', from: 0, ...byWps },
            { kind: 'deleted', text: '抓好', from: 4, ...byWps },
          ],
        ],
      ],
    ],
    [
      'are two where two people made them',
      paragraph(inserted('甲') + inserted('乙', wps)),
      [
        [
          '甲乙',
          [
            { kind: 'inserted', text: '甲', from: 0, ...byZhang },
            { kind: 'inserted', text: '乙', from: 1, ...byWps },
          ],
        ],
      ],
    ],
    [
      'say nothing of what one put in and another took out again',
      paragraph(run('原文') + `<w:ins ${zhang}>${deleted('草稿', wps)}</w:ins>`),
      [['原文', []]],
    ],
    [
      'of a paragraph that is gone stand at the beginning of the next',
      paragraph(deleted('这一段删去。'), `<w:rPr><w:del ${zhang}/></w:rPr>`) + paragraph('下一段。'),
      [['下一段。', [{ kind: 'deleted', text: '这一段删去。\n', from: 0, ...byZhang }]]],
    ],
    [
      'of a paragraph that is emptied and kept as well',
      paragraph(deleted('这一段删去。')) + paragraph('下一段。'),
      [['下一段。', [{ kind: 'deleted', text: '这一段删去。', from: 0, ...byZhang }]]],
    ],
    [
      'of a last paragraph that is gone stand at the end of the one before',
      paragraph('上一段。') + paragraph(deleted('最后一段。'), `<w:rPr><w:del ${zhang}/></w:rPr>`),
      [['上一段。', [{ kind: 'deleted', text: '最后一段。\n', from: 4, ...byZhang }]]],
    ],
    [
      'say where paragraphs were joined, and where one was cut in two',
      paragraph(run('前半，'), `<w:rPr><w:del ${zhang}/></w:rPr>`) +
        paragraph(run('后半。'), `<w:rPr><w:ins ${wps}/></w:rPr>`) +
        paragraph('新段。'),
      [
        [
          '前半，后半。',
          [
            { kind: 'deleted', text: '\n', from: 3, ...byZhang },
            { kind: 'inserted', text: '\n', from: 6, ...byWps },
          ],
        ],
        ['新段。', []],
      ],
    ],
    [
      'say that a sentence was moved',
      paragraph(`<w:moveFrom ${zhang}>${run('移走的话。')}</w:moveFrom>` + run('留下的话。')) +
        paragraph(run('别处。') + `<w:moveTo ${zhang}>${run('移走的话。')}</w:moveTo>`),
      [
        ['留下的话。', [{ kind: 'deleted', text: '移走的话。', from: 0, moved: true, ...byZhang }]],
        ['别处。移走的话。', [{ kind: 'inserted', text: '移走的话。', from: 3, moved: true, ...byZhang }]],
      ],
    ],
    [
      'stand behind the number that Word counts itself',
      paragraph(inserted('标题'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      [['（一）标题', [{ kind: 'inserted', text: '标题', from: 3, ...byZhang }]]],
    ],
    [
      'without a name or a time have none',
      paragraph('<w:ins w:id="3">' + run('字') + '</w:ins>'),
      [['字', [{ kind: 'inserted', text: '字', from: 0, author: '', date: '' }]]],
    ],
    [
      'leave out what only shows something else: field codes, comments, format',
      paragraph(
        `<w:ins ${zhang}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>` +
          `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('3')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:ins>` +
          '<w:r><w:rPr><w:rPrChange w:id="4" w:author="张局"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>页</w:t></w:r>' +
          '<w:r><w:commentReference w:id="1"/></w:r>',
      ),
      [['3页', [{ kind: 'inserted', text: '3', from: 0, ...byZhang }]]],
    ],
  ])('%s', async (_, body, expected) => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>' +
      '<w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    expect(textsOf(await readWord({ body, numbering }))).toEqual(expected)
  })
})

describe('tracked changes of a table', () => {
  const cell = (content: string, properties = ''): string =>
    `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`
  const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`
  const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`

  it('stand at their cells, also where a cell was emptied, and not at the words around the table', async () => {
    const document = await readWord(
      paragraph('表前。') +
        table(
          row(cell(paragraph('自然人')), cell(paragraph('总计'))),
          row(cell(paragraph(deleted('3') + inserted('8'))), cell(paragraph(deleted('15')))),
        ) +
        paragraph('表后。'),
    )
    expect(cellsOf(document)).toEqual([
      ['自然人', []],
      ['总计', []],
      [
        '8',
        [
          { kind: 'deleted', text: '3', ...byZhang },
          { kind: 'inserted', text: '8', ...byZhang },
        ],
      ],
      ['', [{ kind: 'deleted', text: '15', ...byZhang }]],
    ])
    expect(textsOf(document)).toEqual([
      ['表前。', []],
      ['表后。', []],
    ])
  })

  it('say who put in a row or a cell', async () => {
    const document = await readWord(
      table(
        row(cell(paragraph('甲')), cell(paragraph('1'))),
        `<w:tr><w:trPr><w:ins ${wps}/></w:trPr>${cell(paragraph('乙'))}${cell(paragraph('2'))}</w:tr>`,
        row(cell(paragraph('丙')), cell(paragraph('3'), `<w:cellIns ${zhang}/>`)),
      ),
    )
    expect(cellsOf(document)).toEqual([
      ['甲', []],
      ['1', []],
      ['乙', [{ kind: 'inserted', text: '乙', ...byWps }]],
      ['2', [{ kind: 'inserted', text: '2', ...byWps }]],
      ['丙', []],
      ['3', [{ kind: 'inserted', text: '3', ...byZhang }]],
    ])
  })

  it('keep a deleted paragraph in front of a table out of its cells', async () => {
    const document = await readWord(
      paragraph(deleted('删去的一段。')) +
        table(row(cell(paragraph('甲')), cell(paragraph('1')))) +
        paragraph('表后。'),
    )
    expect(cellsOf(document).flatMap(([, revisions]) => revisions)).toEqual([])
    expect(textsOf(document)).toEqual([
      ['表后。', [{ kind: 'deleted', text: '删去的一段。', from: 0, ...byZhang }]],
    ])
  })
})

it('a change cut into a hundred thousand runs is read as one', { timeout: 20_000 }, async () => {
  const runs = '<w:r><w:delText>删</w:delText></w:r>'.repeat(100_000)
  const [[, [revision] = []] = ['', []]] = textsOf(
    await readWord(paragraph(`<w:del ${zhang}>${runs}</w:del>` + run('留'))),
  )
  expect(revision?.text.length).toBe(100_000)
})
