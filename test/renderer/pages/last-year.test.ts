// 对照去年 as the clerk uses it: last year's text and figures beside this year's, and the sentences nobody has touched yet.
import { page, userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { exact } from '../../../shared/report/cell.ts'
import { adoptLastYear, setProse } from '../../../shared/report/edits.ts'
import { frozen } from '../../../shared/report/frozen.ts'
import type { Prose } from '../../../shared/report/prose.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { fullDraft } from '../support/drafts.ts'
import { openWindow, settled } from '../support/window.ts'

const text = (...lines: readonly string[]): Prose =>
  lines.map((words) => ({ level: 0, runs: [{ text: words }] }))

/** Last year's paragraphs, all of which stand in this year's, the last with a sentence more. */
async function work(lines: readonly string[] = ['公开内容还不够细。2024年我局加大公开力度。']) {
  const base = fullDraft()
  const then = setProse(base, 'problems', 'before', text(...lines))
  const last = frozen({
    ...then.report,
    year: 2024,
    cells: { ...then.report.cells, granted_person: exact(77) },
  })
  const draft = adoptLastYear(
    setProse(
      base,
      'problems',
      'before',
      text(...lines.slice(0, -1), `${lines.at(-1) ?? ''}今年新写的一句。`),
    ),
    { report: last, origin: { fileName: '去年.docx', format: 'docx' } },
  )
  const window = await openWindow()
  await window.open(draft, 'problems')
  return window
}

const highlighted = (name: string): readonly string[] => [...(CSS.highlights.get(name) ?? [])].map(String)

afterEach(() => page.viewport(1366, 768))

describe('last year beside it', () => {
  it('marks sentences that are the same and those that keep the old year, until they are touched', async () => {
    const { drafts } = await work()
    await expect.element(page.getByRole('button', { name: '与去年相同 2 句' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: '仍写去年年份 1 句' })).toBeVisible()
    expect(highlighted('carried-same')).toEqual(['公开内容还不够细。'])
    expect(highlighted('carried-year')).toEqual(['2024年我局加大公开力度。'])
    drafts.edit(
      setProse(drafts.draft, 'problems', 'before', text('公开内容还不够细。2025年我局加大公开力度。')),
      { kind: 'prose', section: 'problems', part: 'before' },
      'choice',
    )
    await nextTick()
    expect(highlighted('carried-year')).toEqual([])
  })

  it('goes to the sentence with the old year', async () => {
    const { drafts } = await work()
    await page.getByRole('button', { name: '下一句' }).click()
    expect(drafts.summons?.place).toMatchObject({ section: 'problems', paragraph: 0, from: 9 })
    await expect.poll(() => document.getSelection()?.toString()).toBe('2024年我局加大公开力度。')
  })

  it('walks through each mark by itself: what is the same, the old year, a plan whose year has come', async () => {
    const { drafts } = await work([
      '公开内容还不够细。2024年我局加大公开力度。',
      '下一步，2025年将建立目录。今后还要加强培训工作。',
    ])
    const at = (): string => {
      const place = drafts.summons?.place
      return place ? `${place.section} ${place.paragraph} ${place.from}` : ''
    }
    await page.getByRole('button', { name: '计划年份已到 1 句' }).click()
    expect(at()).toBe('problems 1 0')
    await page.getByRole('button', { name: '仍写去年年份 1 句' }).click()
    expect(at()).toBe('problems 0 9')
    await expect.element(page.getByRole('button', { name: '与去年相同 4 句' })).toBeVisible()
    // Round over all sections: each shows the way on.
    const seen: string[] = []
    while (!seen.includes(at()) && seen.length < 40) {
      seen.push(at())
      await page.getByRole('button', { name: /^与去年相同/u }).click()
    }
    expect(seen).toEqual(
      expect.arrayContaining(['problems 0 0', 'problems 0 9', 'problems 1 0', 'problems 1 15']),
    )
    expect(at()).toBe(seen[0])
    await page.getByRole('button', { name: '上一句' }).click()
    expect(at()).toBe(seen.at(-1))
  })

  it('shows and hides last year with F7: the text beside the text, the figure below the figure', async () => {
    const { drafts, cell } = await work()
    await userEvent.keyboard('{F7}')
    await expect.element(page.getByRole('region', { name: '2024年原文' })).toBeVisible()
    drafts.page = 'requests'
    await nextTick()
    expect(cell('granted_person').innerText.trim()).toBe('77')
    expect(cell('granted_person').querySelector('input')?.getAttribute('aria-label')).toContain('去年 77')
    await userEvent.keyboard('{F7}')
    expect(cell('granted_person').innerText.trim()).toBe('')
  })

  it.each([
    ['at 1366 × 768', 1366, 768],
    ['at 150 %', 911, 512],
  ])('leaves axe nothing to find %s', async (_title, width, height) => {
    await page.viewport(width, height)
    const { drafts } = await work()
    await userEvent.keyboard('{F7}')
    await settled()
    expect(await troubles()).toEqual([])
    expect(foreignWords()).toEqual([])
    drafts.page = 'requests'
    await nextTick()
    expect(await troubles()).toEqual([])
  })
})
