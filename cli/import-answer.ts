// What was recognized, as `import --json` says it.
import { textOf } from '../shared/report/prose.ts'
import type { ImportAnswer } from './answers.ts'
import { cellValue, figuresOf } from './figures.ts'
import type { Loaded } from './load.ts'

export function importAnswer({ recognition, notes }: Loaded): ImportAnswer {
  const { report } = recognition
  const figures = figuresOf(report.edition)
  return {
    edition: report.edition.disclosure,
    office: report.office,
    year: report.year,
    cells: recognition.cells.flatMap(({ address, state, cell, raw, candidates, origin }) => {
      const placed = figures.get(address)
      if (placed === undefined) return []
      const { table, figure } = placed
      return {
        address,
        table: table.numeral,
        row: figure.row,
        column: figure.column,
        value: cellValue(cell, figure.kind),
        state,
        raw,
        ...(candidates === undefined
          ? {}
          : { candidates: candidates.map((candidate) => cellValue(candidate, figure.kind)) }),
        origin,
      }
    }),
    sections: recognition.sections.map(({ id, heading }) => {
      const { before, after } = report.sections[id]
      return { id, heading, text: [...before, ...after].map(textOf).join('\n') }
    }),
    notes: notes.map(({ code, sentence, origin }) => ({ code, sentence, origin: origin ?? null })),
  }
}
