import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../../shared/document.ts'
import { readDocx } from '../../../shared/import/read-docx.ts'
import { readHtml } from '../../../shared/import/read-html.ts'
import type { Outcome } from '../../../shared/notes.ts'
import { wordFixtures } from '../../fixtures/docx/word-fixtures.ts'

/** Every cell with its place and span; mammoth knows nothing of blank ends and line breaks are spaces to it. */
function cellsOf(outcome: Outcome<Document>): readonly string[] {
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  const grids = outcome.value.blocks.filter((block) => block.kind === 'grid')
  return grids.flatMap(({ cells }, grid) =>
    cells.map(({ row, column, rowSpan, colSpan, text }) => {
      const words = text.replace(/[\s\u3000]+/gu, '')
      return `${grid} ${row},${column} ${rowSpan}×${colSpan} ${words}`
    }),
  )
}

describe('a second opinion: mammoth finds the same words in the same cells', () => {
  const both = wordFixtures.filter((fixture) => fixture.mammoth)

  it.each(both.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
    const bytes = fixture.bytes()
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
    const theirs = await readHtml(new TextEncoder().encode(html), `${name}.html`)
    expect(cellsOf(await readDocx(bytes, `${name}.docx`))).toEqual(cellsOf(theirs))
  })

  it('is asked for most habits', () => {
    expect(both.length).toBeGreaterThan(wordFixtures.length / 2)
  })
})
