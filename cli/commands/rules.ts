// nianbao rules: every rule that check knows.
import { ruleList } from '../../shared/template/rule-list.ts'
import type { RulesAnswer } from '../answers.ts'
import { levelColors, levelLabels } from '../check-text.ts'
import { jsonOption, type Command } from '../command.ts'
import { padEnd, painter, paragraph } from '../terminal-text.ts'

export const rulesCommand: Command = {
  name: 'rules',
  summary: '列出每一条核对规则',
  about: '列出每一条核对规则：编号、级别、依据和内容。',
  options: [jsonOption],
  run: async (args, io) => {
    if (args.flag('json')) {
      const answer: RulesAnswer = {
        rules: ruleList.map(({ id, level, clause, sentence }) => ({ id, level, clause, sentence })),
      }
      io.out(JSON.stringify(answer, null, 2))
      return 0
    }
    const paint = painter(io.color)
    for (const { id, level, clause, sentence } of ruleList) {
      const lead = `${paint('bold', padEnd(id, 6))}${paint(levelColors[level], levelLabels[level])}  `
      io.out(paragraph(lead, sentence, io.columns))
      io.out(paint('dim', paragraph(' '.repeat(12), clause, io.columns)))
    }
    return 0
  },
}
