// nianbao cells: every cell of an edition.
import { editionById } from '../../shared/template/editions.ts'
import type { EditionId } from '../../shared/template/form.ts'
import type { CellsAnswer } from '../answers.ts'
import { wrong } from '../arguments.ts'
import { jsonOption, type Command } from '../command.ts'
import { figuresOf, kindLabels } from '../figures.ts'
import { columnsText, painter } from '../terminal-text.ts'

const editionIds: Readonly<Record<string, EditionId>> = { '2021': 2021, '2019': 2019 }

export const cellsCommand: Command = {
  name: 'cells',
  summary: '列出三张表的每一个格子',
  about: '列出三张表的每一个格子：固定名称、所在的表、行、列，以及该填什么。',
  options: [{ name: 'edition', value: '版本', about: '格式版本，2021（默认）或 2019' }, jsonOption],
  run: async (args, io) => {
    const wanted = args.value('edition') ?? '2021'
    const edition = editionIds[wanted]
    if (edition === undefined)
      return wrong(cellsCommand, `没有“${wanted}”这个格式版本，请写 2021 或 2019`).failure
    const figures = [...figuresOf({ disclosure: edition, requests: edition, disputes: edition }).values()]
    if (args.flag('json')) {
      const answer: CellsAnswer = {
        edition,
        cells: figures.map(({ table, figure: { address, row, column, kind } }) => ({
          address,
          table: table.numeral,
          row,
          column,
          kind,
        })),
      }
      io.out(JSON.stringify(answer, null, 2))
      return 0
    }
    const paint = painter(io.color)
    io.out(paint('bold', `${edition}年格式（${editionById(edition).notice}），共 ${figures.length} 格`))
    io.out(
      columnsText(
        [{ head: '固定名称' }, { head: '表' }, { head: '列' }, { head: '填写' }, { head: '行' }],
        figures.map(({ table, figure }) => [
          figure.address,
          table.numeral,
          figure.column,
          kindLabels[figure.kind],
          figure.row,
        ]),
      ),
    )
    return 0
  },
}
