// Numbers of the text that differ from the tables: listed with the section they stand in, marked in the editor, one click to the
// words and one to the cell, mended or accepted by the clerk alone.
import { page, userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { exact } from '../../../shared/report/cell.ts'
import { setCell, setProse } from '../../../shared/report/edits.ts'
import type { Draft } from '../../../shared/report/model.ts'
import { textOf } from '../../../shared/report/prose.ts'
import { troubles } from '../support/accessibility.ts'
import { fullDraft } from '../support/drafts.ts'
import { openWindow, settled, until } from '../support/window.ts'

/** Table three says 17, and 18 with what was carried over; 18 were finished. */
function spoken(words: string): Draft {
  return setProse(fullDraft(), 'overview', 'before', [
    { level: 0, runs: [{ text: '2025年，本局认真做好政府信息公开工作。' }] },
    { level: 2, lead: 10, runs: [{ text: `（二）依申请公开情况。${words}` }] },
  ])
}

const keys = (words: string): Promise<void> => userEvent.keyboard(words)
const text = (selector: string): string => document.querySelector<HTMLElement>(selector)?.innerText ?? ''
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).first().click()
const selected = (): string => document.getSelection()?.toString() ?? ''
const marked = (name: string): readonly string[] =>
  [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString())
const card = (words: string) => page.getByRole('listitem').filter({ hasText: words })

describe('a number of the text that differs from the table', () => {
  it('is listed under its section, marked, and selected by a click', async () => {
    const window = await openWindow()
    await window.open(spoken('全年收到政府信息公开申请35件，办结18件。'), 'requests')
    expect(window.findings.listed.map(({ finding, place, tone }) => [finding.rule, place, tone])).toEqual([
      ['N-1', '一、总体情况 · 第 2 段', 'hint'],
    ])
    await card('收到政府信息公开申请35件').getByRole('button').first().click()
    await until(() => window.drafts.page === 'overview' && selected() !== '')
    expect(selected()).toBe('收到政府信息公开申请35件')
    await until(() => marked('differs-perhaps').length > 0)
    expect(marked('differs-perhaps')).toEqual(['收到政府信息公开申请35件'])
    await settled()
    expect(await troubles()).toEqual([])
  })

  it('leads to its cell in the table', async () => {
    const window = await openWindow()
    await window.open(spoken('全年办结政府信息公开申请81件。'), 'overview')
    await until(() => marked('differs').length > 0)
    await press('看表三')
    await until(() => window.active() === 'outcome_total_total')
    expect(window.drafts.page).toBe('requests')
    // A warning: its cell is marked too, and says why.
    const cell = document.querySelector('td[data-cell="outcome_total_total"] [aria-label]')
    expect(cell?.getAttribute('aria-label')).toContain('正文写“办结政府信息公开申请81件”')
  })

  it('that is a sum puts the blame on none of its cells', async () => {
    const window = await openWindow()
    await window.open(spoken('收到政府信息公开申请17件，其中不予公开5件。'), 'requests')
    expect(window.findings.listed.map(({ finding }) => finding.rule)).toEqual(['N-2'])
    const problems = [...document.querySelectorAll<HTMLElement>('td[data-problem]')].map(
      ({ dataset }) => dataset['problem'],
    )
    expect(problems).toEqual(Array.from({ length: 8 }, () => 'involved'))
  })

  it('is mended in the text by one click and one step of undo', async () => {
    const window = await openWindow()
    await window.open(spoken('全年办结政府信息公开申请 8 件，均按期答复。'), 'overview')
    const words = (): string =>
      textOf(window.drafts.report.sections.overview.before[1] ?? { level: 0, runs: [] })
    await press('把正文改为 18 件')
    await until(() => window.findings.listed.length === 0)
    expect(words()).toBe('（二）依申请公开情况。全年办结政府信息公开申请 18 件，均按期答复。')
    await until(() => selected() === '18')
    await until(() => marked('differs').length === 0)
    await keys('{Control>}z{/Control}')
    await until(() => window.findings.listed.length === 1)
    expect(words()).toContain('政府信息公开申请 8 件')
  })

  it('goes as soon as the sentence is put right, and comes back with the next wrong figure', async () => {
    const window = await openWindow()
    await window.open(spoken('全年收到政府信息公开申请17件。'), 'overview')
    expect(window.findings.listed).toEqual([])
    window.drafts.edit(
      setCell(window.drafts.draft, 'received_company', exact(3)),
      { kind: 'table', table: 'requests' },
      'typing',
    )
    await nextTick()
    expect(window.findings.listed.map(({ finding }) => finding.rule)).toContain('N-1')
  })

  it('is accepted with a reason until one of the two numbers changes', async () => {
    const window = await openWindow()
    await window.open(spoken('全年收到政府信息公开申请35件。'), 'overview')
    await press('说明原因…')
    await until(() => document.activeElement?.matches('textarea') ?? false)
    // The reason is about the text: there is nothing to print under a table.
    expect(document.querySelector('.el-dialog .el-checkbox')).toBeNull()
    await keys('含转办的申请')
    await press('确定')
    await until(() => window.findings.listed.length === 0)
    expect(text('.accepted')).toContain('含转办的申请')
    window.drafts.edit(
      setCell(window.drafts.draft, 'carried_in_person', exact(0)),
      { kind: 'table', table: 'requests' },
      'fix',
    )
    await nextTick()
    expect(window.findings.listed.map(({ finding }) => finding.rule)).toContain('N-1')
  })
})
