import { cdp, userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { totalHint } from '../../../renderer/table/use-grid-editor.ts'
import { brokenDraft, emptyDraft, fullDraft } from '../support/drafts.ts'
import { clipboard, openWindow, until, type TestWindow } from '../support/window.ts'

async function openTable(draft = emptyDraft()): Promise<TestWindow> {
  const window = await openWindow()
  await window.open(draft, 'requests')
  await until(() => document.querySelector('table[role="grid"]') !== null)
  return window
}

async function at(window: TestWindow, address: string): Promise<void> {
  await userEvent.click(window.cell(address))
  await until(() => window.active() === address)
}

const keys = (text: string): Promise<void> => userEvent.keyboard(text)

describe('typing in a table', () => {
  it('goes over what a cell held and moves on with Enter, Tab and arrows', async () => {
    const window = await openTable()
    await at(window, 'received_person')
    await keys('15{Tab}2{Enter}')
    expect(window.active()).toBe('carried_in_person')
    await keys('1{ArrowDown}5{ArrowUp}')
    expect(
      ['received_person', 'received_company', 'carried_in_person', 'granted_person'].map(window.value),
    ).toEqual(['15', '2', '1', '5'])
    await keys('7{Enter}')
    expect(window.value('carried_in_person')).toBe('7')
  })

  it('shows in the findings with the very keystroke', async () => {
    const window = await openTable(fullDraft())
    await at(window, 'unable_not_held_person')
    expect(window.findings.counts.error).toBe(0)
    await keys('31')
    await nextTick()
    expect(document.querySelector('.findings')?.textContent).toContain('相差')
    expect(window.field('received_person').getAttribute('aria-invalid')).toBe('true')
  })

  it('edits with F2 behind the text and takes it back with Esc', async () => {
    const window = await openTable(fullDraft())
    await at(window, 'received_person')
    await keys('{F2}0')
    expect(window.value('received_person')).toBe('150')
    await keys('{Home}9')
    expect(window.value('received_person')).toBe('9150')
    await keys('{Escape}')
    expect(window.value('received_person')).toBe('15')
    expect(window.drafts.canUndo).toBe(false)
    expect(window.active()).toBe('received_person')
  })

  it('reads full-width digits and keeps text that is no number', async () => {
    const window = await openTable()
    await at(window, 'received_person')
    await keys('１２{Enter}')
    expect(window.value('received_person')).toBe('12')
    await keys('abc{Enter}')
    expect(window.value('carried_in_person')).toBe('abc')
    expect(window.cell('carried_in_person').dataset['state']).toBe('unread')
  })

  it('waits for an input method to be done', async () => {
    const window = await openTable()
    await at(window, 'received_person')
    await cdp().send('Input.imeSetComposition', { text: 'yi', selectionStart: 2, selectionEnd: 2 })
    expect(window.value('received_person')).toBe('')
    await cdp().send('Input.insertText', { text: '１' })
    await until(() => window.value('received_person') === '1')
  })

  it('is one step of undo for each cell, and undo goes to the cell', async () => {
    const window = await openTable()
    await at(window, 'received_person')
    await keys('15{Enter}1{Enter}')
    await keys('{Control>}z{/Control}')
    expect(window.value('carried_in_person')).toBe('')
    expect(window.value('received_person')).toBe('15')
    await until(() => window.active() === 'carried_in_person')
    await keys('{Control>}z{/Control}')
    expect(window.value('received_person')).toBe('')
    await keys('{Control>}y{/Control}{Control>}y{/Control}')
    expect(['received_person', 'carried_in_person'].map(window.value)).toEqual(['15', '1'])
  })

  it('is taken back with a word where it stands on another page than the one in sight', async () => {
    const window = await openTable()
    await at(window, 'received_person')
    await keys('15{Enter}')
    window.drafts.page = 'overview'
    await nextTick()
    window.drafts.undo()
    const title = '三、收到和处理政府信息公开申请情况'
    expect(window.drafts.page).toBe('requests')
    expect(window.notices.notice?.sentence).toBe(`已撤销“${title}”里的一处改动，按 Ctrl+Y 可以恢复。`)
    window.drafts.page = 'overview'
    window.drafts.redo()
    expect(window.value('received_person')).toBe('15')
    expect(window.notices.notice?.sentence).toBe(`已恢复“${title}”里的一处改动，按 Ctrl+Z 可以撤销。`)
  })
})

describe('totals', () => {
  it('add themselves up and say how to be typed over', async () => {
    const window = await openTable(fullDraft())
    expect(window.shown('received_total')).toBe('17')
    expect(window.cell('received_total').dataset['state']).toBe('automatic')
    await at(window, 'received_total')
    await keys('9')
    expect(window.value('received_total')).toBe('')
    expect(window.notices.notice?.sentence).toBe(totalHint)
  })

  it('are declared by a double click, and automatic again by Delete', async () => {
    const window = await openTable(fullDraft())
    await userEvent.dblClick(window.cell('received_total'))
    await keys('{Backspace}8{Enter}')
    expect(window.value('received_total')).toBe('18')
    expect(window.cell('received_total').dataset['state']).toBe('declared')
    expect(window.findings.counts.error).toBeGreaterThan(0)
    await at(window, 'received_total')
    await keys('{Delete}')
    expect(window.value('received_total')).toBe('')
    expect(window.shown('received_total')).toBe('17')
  })

  it('that were declared by mistake are automatic again with Esc', async () => {
    const window = await openTable(fullDraft())
    await at(window, 'received_total')
    await keys('{F2}9{Escape}')
    expect(window.value('received_total')).toBe('')
    expect(window.cell('received_total').dataset['state']).toBe('automatic')
  })
})

describe('ranges', () => {
  it('are made with Shift and emptied with Delete as one step', async () => {
    const window = await openTable(fullDraft())
    await at(window, 'received_person')
    await keys('{Shift>}{ArrowRight}{ArrowDown}{/Shift}{Delete}')
    expect(
      ['received_person', 'received_company', 'carried_in_person', 'carried_in_company'].map(window.value),
    ).toEqual(['', '', '', ''])
    await keys('{Control>}z{/Control}')
    expect(window.value('received_person')).toBe('15')
  })

  it('are dragged with the mouse', async () => {
    const window = await openTable(fullDraft())
    await userEvent.dragAndDrop(window.cell('received_person'), window.cell('carried_in_company'))
    expect(document.querySelectorAll('td[aria-selected="true"]')).toHaveLength(4)
    expect(document.querySelector('.status')?.textContent).toContain('合计 18')
  })

  it('are filled down from their first row, totals left alone', async () => {
    const window = await openTable()
    await at(window, 'received_other')
    await keys('4{ArrowUp}{Shift>}{ArrowDown}{ArrowDown}{ArrowRight}{/Shift}{Control>}d{/Control}')
    expect(['carried_in_other', 'granted_other', 'carried_in_total'].map(window.value)).toEqual([
      '4',
      '4',
      '',
    ])
  })

  it('take one value with Ctrl+Enter', async () => {
    const window = await openTable()
    await at(window, 'received_person')
    await keys('{Shift>}{ArrowRight}{ArrowRight}{/Shift}3{Control>}{Enter}{/Control}')
    expect(['received_person', 'received_company', 'received_research'].map(window.value)).toEqual([
      '3',
      '3',
      '3',
    ])
  })
})

describe('the clipboard', () => {
  it('takes a block from Excel where it is pasted, as one step', async () => {
    const window = await openTable()
    await at(window, 'received_person')
    const html = '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>'
    clipboard('paste', { 'text/html': html, 'text/plain': '1\t2\r\n3\t4\r\n' })
    await nextTick()
    expect(
      ['received_person', 'received_company', 'carried_in_person', 'carried_in_company'].map(window.value),
    ).toEqual(['1', '2', '3', '4'])
    expect(document.querySelectorAll('td[aria-selected="true"]')).toHaveLength(4)
    await keys('{Control>}z{/Control}')
    expect(window.drafts.report.cells).toEqual({})
  })

  it('refuses what does not fit with a sentence and changes nothing', async () => {
    const window = await openTable(fullDraft())
    const before = window.drafts.draft
    await at(window, 'received_other')
    clipboard('paste', { 'text/plain': '1\t2\t3\t4' })
    await nextTick()
    expect(window.drafts.draft).toBe(before)
    expect(document.querySelector('.notice')?.textContent).toContain('放不下')
    // It stands in nobody's way: Escape puts it away.
    await keys('{Escape}')
    await nextTick()
    expect(document.querySelector('.notice')).toBeNull()
  })

  it('takes several cells as cells also while one is edited, and never runs their digits together', async () => {
    const window = await openTable()
    await at(window, 'received_person')
    await keys('{F2}')
    clipboard('paste', { 'text/plain': '12\r\n13' })
    await nextTick()
    expect(['received_person', 'carried_in_person'].map(window.value)).toEqual(['12', '13'])
  })

  it('refuses ten thousand rows at once', async () => {
    const window = await openTable()
    await at(window, 'received_person')
    clipboard('paste', { 'text/plain': '1\t2\n'.repeat(10_000) })
    expect(window.drafts.report.cells).toEqual({})
    expect(window.notices.notice?.sentence).toContain('10000 行')
  })

  it('gives the selected cells as tab-separated text and as a table, and takes them out with cut', async () => {
    const window = await openTable(fullDraft())
    await at(window, 'received_person')
    await keys('{Shift>}{ArrowRight}{ArrowDown}{/Shift}')
    const copied = clipboard('copy')
    expect(copied.getData('text/plain')).toBe('15\t2\r\n1\t0')
    expect(copied.getData('text/html')).toContain('<td>15</td><td>2</td>')
    clipboard('cut')
    expect(window.value('received_person')).toBe('')
  })
})

describe('for a screen reader a table', () => {
  it('is a grid in which a cell says its row, column, state and problem', async () => {
    const window = await openTable(brokenDraft())
    const grid = document.querySelector('table[role="grid"]')
    expect(grid?.getAttribute('aria-label')).toBe('三、收到和处理政府信息公开申请情况')
    expect(window.field('granted_person').getAttribute('aria-label')).toBe('（一）予以公开，自然人')
    const broken = window.field('received_person').getAttribute('aria-label')
    expect(broken).toMatch(/^一、本年新收政府信息公开申请数量，自然人，不符：.*相差/u)
    expect(document.querySelectorAll('table [tabindex="0"]')).toHaveLength(1)
  })

  it('tells both sums of a broken identity beside the cell', async () => {
    const window = await openTable(brokenDraft())
    await at(window, 'received_person')
    await until(() => document.querySelector('[role="tooltip"]')?.checkVisibility() ?? false)
    const tip = document.querySelector('[role="tooltip"]')
    expect(tip?.textContent).toContain('16')
    expect(tip?.textContent).toContain('42')
    expect(window.field('received_person').getAttribute('aria-describedby')).toBe(tip?.id)
  })

  it('tells the article and guidance of the row in focus', async () => {
    const window = await openTable()
    await at(window, 'refused_safety_person')
    expect(document.querySelector('.strip')?.textContent).toContain('《条例》第十四条')
    expect(document.querySelector('.strip')?.textContent).toContain('国家安全、公共安全、经济安全、社会稳定')
  })
})

describe('the form on the screen', () => {
  it('has every merged label of the official form', async () => {
    await openTable()
    const cells = [...document.querySelectorAll<HTMLTableCellElement>('table[role="grid"] th')]
    const spans = Object.fromEntries(
      cells.map((cell) => [cell.textContent?.trim(), [cell.rowSpan, cell.colSpan]]),
    )
    expect(spans).toMatchObject({
      '三、本年度办理结果': [22, 1],
      '（三）不予公开': [8, 1],
      '（六）其他处理': [3, 1],
      '（七）总计': [1, 2],
      '一、本年新收政府信息公开申请数量': [1, 3],
      申请人情况: [1, 7],
      法人或其他组织: [1, 5],
      自然人: [2, 1],
    })
  })

  it('keeps its heads in sight while it scrolls', async () => {
    const window = await openTable()
    await at(window, 'received_person')
    await keys('{Control>}{End}{/Control}')
    const scroller = document.querySelector('.scroll')
    const head = document.querySelector('table[role="grid"] thead')
    expect(scroller?.scrollTop).toBeGreaterThan(0)
    expect(head?.getBoundingClientRect().top).toBeCloseTo(scroller?.getBoundingClientRect().top ?? 0, 0)
  })
})
