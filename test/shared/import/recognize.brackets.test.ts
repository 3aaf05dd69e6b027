import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../shared/import/read-html.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { RecognizedCell } from '../../../shared/import/recognition.ts'
import type { TableId } from '../../../shared/template/form.ts'
import { changed } from '../../fixtures/fixture.ts'
import {
  closing,
  eachTable,
  headings,
  other,
  overview,
  placedTexts,
  problems,
  title,
} from '../../fixtures/plain-report.ts'
import { stated2021, type Stated } from '../../fixtures/stated.ts'

type Spell = (text: string) => string

function tableOf(table: TableId, stated: Stated, spell: Spell): string {
  const rows = new Map<number, string>()
  for (const { row, rowSpan, colSpan, text } of placedTexts(table, stated)) {
    const cell = `<td rowspan="${rowSpan}" colspan="${colSpan}">${spell(text)}</td>`
    rows.set(row, (rows.get(row) ?? '') + cell)
  }
  return `<table>${[...rows.values()].map((row) => `<tr>${row}</tr>`).join('')}</table>`
}

async function cellsOf(
  stated: Stated,
  spell: Spell = (text) => text,
): Promise<ReadonlyMap<string, RecognizedCell>> {
  const tables = eachTable((table) => tableOf(table, stated, spell))
  const [one, two, three, four, five, six] = headings
  const blocks = [
    ...[title, one, ...overview, two, tables.disclosure, three, tables.requests, four],
    ...[tables.disputes, five, problems, six, other, ...closing],
  ].map((block) => (block.startsWith('<table') ? block : `<p>${block}</p>`))
  const page = `<html><meta charset="utf-8"><body>${blocks.join('\n')}</body></html>`
  const read = await readHtml(new TextEncoder().encode(page), '年报.html')
  const found = read.ok ? recognize(read.value, '年报.html') : read
  if (!found.ok) throw new Error(found.failure.sentence)
  return new Map(found.value.cells.map((cell) => [cell.address, cell]))
}

const single = ['licence_decisions', 'penalty_decisions', 'coercion_decisions', 'fee_income']
const inBrackets = [
  '（3）',
  '(12)',
  '[3]',
  '〔3〕',
  '（12.5）',
  '（３）',
  '（3件）',
  '（约5）',
  '（无）',
  '（见附件）',
  '（）',
]

describe('a figure in brackets beside the label of a row', () => {
  it.each(single.flatMap((address) => inBrackets.map((text) => [address, text] as const)))(
    '%s %s is kept as it stands, never blank',
    async (address, text) => {
      const cell = (await cellsOf(changed(stated2021, { [address]: text }))).get(address)
      expect(cell?.state).toMatch(/^(?:asked|unread)$/u)
      expect(cell?.raw).toBe(text)
    },
  )

  it.each(['行政处罚（3）', '行政处罚(12)'])(
    'in the cell of the label itself it is asked: %s',
    async (label) => {
      const cells = await cellsOf(changed(stated2021, { penalty_decisions: '' }), (text) =>
        text === '行政处罚' ? label : text,
      )
      expect(cells.get('penalty_decisions')?.state).not.toBe('blank')
    },
  )

  it('a hint in brackets behind a label is still one', async () => {
    const cells = await cellsOf(stated2021, (text) => (text === '行政处罚' ? '行政处罚（件）' : text))
    expect(cells.get('penalty_decisions')?.state).toBe('given')
  })
})
