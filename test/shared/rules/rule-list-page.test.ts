// docs/规则清单.md is what the rules are today; `-u` writes it anew.
import { expect, it } from 'vitest'
import { ruleListPage } from '../../../shared/rules/rule-list-page.ts'
import { ruleList } from '../../../shared/template/rule-list.ts'

it('docs/规则清单.md is current', async () => {
  await expect(ruleListPage()).toMatchFileSnapshot('../../../docs/规则清单.md')
})

it('the page has every rule once, with its sentence, its clause and a table', () => {
  const lines = ruleListPage().split('\n')
  for (const { id, sentence, clause } of ruleList) {
    const rows = lines.filter((line) => line.startsWith(`| ${id} |`))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain(sentence)
    expect(rows[0]).toContain(clause)
    expect(rows[0]).toMatch(/\| (?:表[二三四]|正文)/u)
  }
})
