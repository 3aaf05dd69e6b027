// Paragraphs that found no place, as the clerk deals with them: put where they belong, passed over, taken back, adopted.
import { page, userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it } from 'vitest'
import example from '../../../cli/example/annual-report-2023.txt?raw'
import { useImportStore } from '../../../renderer/store/import-store.ts'
import { textOf } from '../../../shared/report/prose.ts'
import { troubles } from '../support/accessibility.ts'
import { drop } from '../support/files.ts'
import { openWindow, settled, until, type TestWindow } from '../support/window.ts'

const keys = (text: string): Promise<void> => userEvent.keyboard(text)
const text = (selector: string): string => document.querySelector<HTMLElement>(selector)?.innerText ?? ''
const marked = (): string => document.querySelector<HTMLElement>('[data-marked]')?.innerText.trim() ?? ''
/** In the bar, where there is one of the same name elsewhere. */
const press = (name: string | RegExp, where = '.walk-bar'): Promise<void> => {
  const frame = document.querySelector<HTMLElement>(where)
  if (!frame) throw new Error(`no ${where}`)
  return page
    .elementLocator(frame)
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
}

const meeting = '本年度共召开企业座谈会三次，收到的意见均已答复。'
const source = '来源：本网站'
const left = `首页\n政务公开\n${example}\n${source}\n${meeting}\n`

type Reviewing = TestWindow & { readonly imports: ReturnType<typeof useImportStore> }

async function reviewing(content = left): Promise<Reviewing> {
  const window = await openWindow()
  drop('去年年报.txt', content)
  await until(() => document.querySelector('.import .page') !== null, 20_000)
  return { ...window, imports: useImportStore() }
}

const others = ({ imports }: Reviewing): readonly string[] =>
  imports.draft.report.sections.other.before.map(textOf)

/** Walks to the paragraphs behind the report, which are asked about together at first. */
async function behind({ imports }: Reviewing): Promise<void> {
  const item = imports.items.findLast(({ kind }) => kind === 'text')
  if (!item) throw new Error('nothing is left over')
  imports.look(item)
  await until(() => text('.walk-bar').includes(source))
}

afterEach(() => page.viewport(1366, 768))

describe('a paragraph that found no place', () => {
  it('is counted, walked to, marked in its file, and said to stand behind a part of the report', async () => {
    const window = await reviewing()
    expect(text('.summary')).toContain('未用 4 段')
    await behind(window)
    expect(text('.walk-bar')).toContain('在文件中紧跟“六、其他需要报告的事项”之后')
    await until(() => marked() === source)
    expect(document.querySelector('#part-text')?.getAttribute('aria-selected')).toBe('true')
  })

  it('goes where it stood with one click, is marked there, and keeps its place in the file', async () => {
    const window = await reviewing()
    const before = others(window)
    await behind(window)
    await press('逐段处理')
    await until(() => text('.walk-bar').includes(`“${source}”`))
    await press('不用')
    await until(() => text('.walk-bar').includes(meeting))
    expect(text('.summary')).toContain('未用 3 段')
    await press('放到“六、其他需要报告的事项”')
    await until(() => text('.summary').includes('未用 2 段'))
    expect(others(window)).toEqual([...before, meeting])
    expect(window.notices.notice?.sentence).toContain('按 Ctrl+Z 可以撤回')
    await page.getByRole('tab', { name: '文字' }).click()
    await until(() => document.querySelector('.line[data-placed]') !== null)
    const placed = document.querySelector<HTMLElement>('.line[data-placed]')
    expect(placed?.innerText).toContain(meeting)
    placed?.focus()
    await until(() => marked() === meeting)
  })

  it('is taken back with Ctrl+Z as one step, and done again with Ctrl+Y', async () => {
    const window = await reviewing()
    const { imports } = window
    const before = imports.draft
    await behind(window)
    await press('放到“六、其他需要报告的事项”')
    await until(() => text('.summary').includes('未用 2 段'))
    const after = imports.draft
    expect(others(window).slice(-2)).toEqual([source, meeting])
    await keys('{Control>}z{/Control}')
    expect(imports.draft).toBe(before)
    await until(() => text('.summary').includes('未用 4 段'))
    await keys('{Control>}y{/Control}')
    expect(imports.draft).toBe(after)
    await until(() => text('.summary').includes('未用 2 段'))
  })

  it('goes anywhere else by the small menu, with the keys alone', async () => {
    const window = await reviewing()
    const before = window.imports.draft.report.sections.problems.before.map(textOf)
    await behind(window)
    document.querySelector<HTMLElement>('.walk-bar [aria-haspopup="menu"]')?.focus()
    await keys('{Enter}')
    await until(() => document.activeElement?.getAttribute('role') === 'menuitem')
    expect(document.activeElement?.textContent).toContain('题头与说明')
    await keys('{ArrowUp}')
    await until(() => document.activeElement?.textContent.includes('五、') === true)
    expect(await troubles()).toEqual([])
    await keys('{Enter}')
    await until(() => text('.summary').includes('未用 2 段'))
    expect(window.imports.draft.report.sections.problems.before.map(textOf)).toEqual([
      ...before,
      source,
      meeting,
    ])
  })

  it('goes there with Alt+1, from wherever the focus is', async () => {
    const window = await reviewing()
    await behind(window)
    await keys('{Alt>}1{/Alt}')
    await until(() => text('.summary').includes('未用 2 段'))
    expect(others(window).at(-1)).toBe(meeting)
  })

  it('is dealt with beside its place in the file', async () => {
    const window = await reviewing()
    await behind(window)
    await until(() => document.querySelector('.source .places') !== null)
    await press('2 段都不用', '.source .places')
    await until(() => text('.summary').includes('未用 2 段'))
    await until(() => marked() !== source)
  })

  it('is dealt with in the list, which stays and says what was done', async () => {
    await reviewing()
    await page.getByRole('tab', { name: /^清单/u }).click()
    await press('2 段都不用', '.notes li:has(.places)')
    await until(() => text('.notes').includes('不用：首页'))
    await press('放到“六、其他需要报告的事项”', '.notes')
    await until(() => text('.notes').includes(`已放到“六、其他需要报告的事项”：${meeting}`))
    expect(text('.notes')).not.toContain('未带入')
    expect(text('.summary')).not.toContain('未用')
  })

  it('is asked for again when not using it is taken back', async () => {
    const window = await reviewing()
    await behind(window)
    await press('逐段处理')
    await until(() => text('.walk-bar').includes('余下 2 段都不用'))
    await press('余下 2 段都不用')
    await until(() => text('.summary').includes('未用 2 段'))
    await keys('{Control>}z{/Control}')
    await until(() => text('.summary').includes('未用 4 段'))
  })

  it('is in the draft that is made of the review, and gone with it by one undo', async () => {
    const window = await reviewing()
    await behind(window)
    await press('放到“六、其他需要报告的事项”')
    await until(() => text('.summary').includes('未用 2 段'))
    await press('采用为今年', '.bar')
    await until(() => window.notices.asked?.question.title.includes('草稿') === true)
    await page.getByRole('button', { name: '开始填写' }).click()
    await until(() => document.querySelector('.work') !== null)
    expect(window.drafts.report.sections.other.before.map(textOf).slice(-2)).toEqual([source, meeting])
    await keys('{Control>}z{/Control}')
    expect(window.drafts.report.sections.other.before).toEqual([])
  })
})

describe('what a web page writes around a report', () => {
  const facts = [
    '发布时间: 2024-03-10 15:35',
    '文号:',
    '发布机构: 某某局办公室',
    '栏目: 政府信息公开年报',
    '==== 正文 ====',
  ]
  const front = (lines: readonly string[]): string => `${lines.join('\n')}\n${example}`
  const focused = (): string => document.activeElement?.textContent.trim() ?? ''

  async function looking(content: string): Promise<Reviewing> {
    const window = await reviewing(content)
    const item = window.imports.items.find(({ kind }) => kind === 'text')
    if (!item) throw new Error('nothing is left over')
    window.imports.look(item)
    return window
  }

  it('is not used with Enter, and not with Alt+1', async () => {
    const window = await looking(front(facts))
    const before = window.imports.draft
    await until(() => focused() === `${facts.length} 段都不用`)
    await keys('{Enter}')
    await until(() => !text('.summary').includes('未用'))
    expect(window.imports.draft).toBe(before)
    await keys('{Control>}z{/Control}')
    await until(() => text('.summary').includes(`未用 ${facts.length} 段`))
    await keys('{F8}{Alt>}1{/Alt}')
    await until(() => !text('.summary').includes('未用'))
    expect(window.imports.draft).toBe(before)
  })

  it('is marked in the file, all of it, and line by line when it is asked so', async () => {
    await looking(front(facts))
    const places = (): string[] =>
      [...document.querySelectorAll<HTMLElement>('.pages mark')].map((one) => one.innerText.trim())
    await until(() => places().length === facts.length)
    expect(places()).toEqual(facts)
    await press('逐段处理')
    await until(() => places().join() === facts[0])
  })

  it('is not used line by line either', async () => {
    await looking(front(facts))
    await until(() => focused() === `${facts.length} 段都不用`)
    await press('逐段处理')
    for (const line of facts) {
      await until(() => text('.walk-bar').includes(`“${line}”`))
      await until(() => focused() === '不用')
      await keys('{Enter}')
    }
    await until(() => !text('.summary').includes('未用'))
  })

  it('among other paragraphs is told apart from them first', async () => {
    const window = await reviewing()
    await behind(window)
    await until(() => focused() === '逐段处理')
    await keys('{Enter}')
    await until(() => text('.walk-bar').includes(`“${source}”`) && focused() === '不用')
    await keys('{Enter}')
    await until(() => text('.walk-bar').includes(meeting) && focused().startsWith('放到“六、'))
  })
})

it('what is no paragraph is only looked at, and is then counted no more', async () => {
  const { imports } = await reviewing(`${example}\n\n车辆\t数量\t单位\n轿车\t3\t辆\n客车\t2\t辆\n`)
  const item = imports.items.find(({ kind }) => kind === 'unused')
  if (!item) throw new Error('the table was taken for a part of the report')
  expect(text('.summary')).toContain('未用 1 段')
  imports.look(item)
  await until(() => document.activeElement?.textContent.includes('看过了') === true)
  expect(document.querySelector('.places')).toBeNull()
  await keys('{Enter}')
  await until(() => !text('.summary').includes('未用'))
  await keys('{Control>}z{/Control}')
  await until(() => text('.summary').includes('未用 1 段'))
})

it('thousands of lines that a page leaves over hold nothing up, one by one or all at once', async () => {
  const lines = Array.from({ length: 2000 }, (_, index) => `第${index}条相关链接`).join('\n')
  const { imports } = await reviewing(`${example}\n来源：本网站\n${lines}\n`)
  const item = imports.items.find(({ kind }) => kind === 'text')
  if (!item) throw new Error('nothing is left over')
  imports.look(item)
  imports.divideText(item)
  expect(imports.items.length).toBeGreaterThan(2000)
  await page.getByRole('tab', { name: /^清单/u }).click()
  await until(() => /还有 1961 段文字，按 F8 逐段处理/u.test(text('.notes')))
  expect(document.querySelectorAll('.notes .card').length).toBeLessThanOrEqual(50)
  await press(/^余下 2001 段都不用$/u)
  await until(() => !text('.summary').includes('未用'))
  expect(imports.decidedTexts).toHaveLength(2001)
  await page.getByRole('tab', { name: /^清单/u }).click()
  await until(() => text('.notes').includes('还有 1901 段'))
})

describe.each([
  ['at 1366 × 768', 1366, 768],
  ['at 150 %', 911, 512],
])('%s', (_title, width, height) => {
  it('axe finds nothing while paragraphs are placed', async () => {
    await page.viewport(width, height)
    const window = await reviewing()
    await behind(window)
    await settled()
    expect(await troubles()).toEqual([])
    await press('放到别处')
    await until(() => document.querySelector('.menu:popover-open') !== null)
    await settled()
    const menu = document.querySelector('.walk-bar .menu')?.getBoundingClientRect()
    expect(menu?.left).toBeGreaterThanOrEqual(0)
    expect(menu?.right).toBeLessThanOrEqual(width)
    expect(menu?.bottom).toBeLessThanOrEqual(height)
    await keys('{Escape}')
    await press('逐段处理')
    await press('放到“六、其他需要报告的事项”')
    await until(() => document.querySelector('.line[data-placed]') !== null)
    await settled()
    expect(await troubles()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})
