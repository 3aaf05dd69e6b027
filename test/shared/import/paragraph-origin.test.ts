import { describe, expect, it } from 'vitest'
import { compose } from '../../../shared/export/compose.ts'
import { paragraphOrigin } from '../../../shared/import/paragraph-origin.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { Document, GridBlock, TextBlock } from '../../../shared/document.ts'
import { defaultProfile } from '../../../shared/report/model.ts'
import { textOf, type Paragraph } from '../../../shared/report/prose.ts'
import { sectionIds } from '../../../shared/template/form.ts'
import { fullReport } from '../../support/office/reports.ts'

const block = (text: string): TextBlock => ({ kind: 'text', role: null, runs: [{ text }], at: { page: 1 } })
const paragraph = (text: string): Paragraph => ({ level: 0, runs: [{ text }] })
const document = (...blocks: Document['blocks']): Document => ({
  properties: { title: '', office: '', year: null },
  blocks,
})

const grid: GridBlock = {
  kind: 'grid',
  name: '',
  rows: 1,
  headerRows: 0,
  weights: [1],
  cells: [{ row: 0, column: 0, rowSpan: 1, colSpan: 1, role: 'unknown', text: '没有收取信息处理费。' }],
  checks: [],
  at: { line: 7 },
}

describe('a paragraph’s place in its file', () => {
  it('is found for every paragraph of a report that was composed', () => {
    const made = compose(fullReport, defaultProfile)
    const read = recognize(made, '年报.docx')
    if (!read.ok) throw new Error(read.failure.sentence)
    const { report, sections } = read.value
    for (const id of sectionIds) {
      const heading = sections.find((section) => section.id === id)?.origin ?? null
      for (const one of [...report.sections[id].before, ...report.sections[id].after]) {
        if (textOf(one).length < 4) continue
        const origin = paragraphOrigin(one, made, heading)
        const found = made.blocks[origin?.block ?? -1]
        expect(found?.kind).toBe('text')
        const text = found?.kind === 'text' ? found.runs.map((run) => run.text).join('') : ''
        expect(text.slice(origin?.from, origin?.to).replaceAll(/\s/gu, '')).toBe(
          textOf(one).replaceAll(/\s/gu, ''),
        )
      }
    }
  })

  it.each([
    [
      'behind its heading, not the one before',
      [block('全面公开信息。'), block('全面公开信息。')],
      1,
      [1, 0, 7],
    ],
    ['over blanks the file has', [block('　　全面 公开信息。')], 0, [0, 2, 10]],
    [
      'where its lines were joined, by how it begins',
      [block('全面公开信息，按照要求认真做好各项'), block('工作，')],
      0,
      [0, 0, 17],
    ],
  ] as const)('%s', (_, blocks, after, [at, from, to]) => {
    const heading = { block: after, from: 0, to: 0, at: {} }
    const words =
      blocks.length > 1 && after === 0 ? '全面公开信息，按照要求认真做好各项工作，' : '全面公开信息。'
    expect(paragraphOrigin(paragraph(words), document(...blocks), heading)).toMatchObject({
      block: at,
      from,
      to,
    })
  })

  it('is a cell where the text stands in a table', () => {
    expect(paragraphOrigin(paragraph('没有收取信息处理费。'), document(grid), null)).toMatchObject({
      block: 0,
      row: 0,
      column: 0,
      from: 0,
      to: 10,
    })
  })

  it('is not said where the words are not there, or too few', () => {
    expect(paragraphOrigin(paragraph('全面公开信息。'), document(block('别的话。')), null)).toBeNull()
    expect(paragraphOrigin(paragraph('无。'), document(block('无。')), null)).toBeNull()
  })
})
