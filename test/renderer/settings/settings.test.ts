// 设置 as the clerk uses it: every setting holds at once, is kept, goes back to its default; styles of one's own.
import { cdp, page, userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { useSettingsStore } from '../../../renderer/store/settings-store.ts'
import type { VersionsPlace } from '../../../shared/contract.ts'
import { failed } from '../../../shared/notes.ts'
import { defaultProfile } from '../../../shared/report/model.ts'
import { defaultSettings, type Settings } from '../../../shared/settings.ts'
import { namedStyles } from '../../../shared/page-style.ts'
import { foreignWords, troubles } from '../support/accessibility.ts'
import { fullDraft } from '../support/drafts.ts'
import { openWindow, settled, until } from '../support/window.ts'

const key = 'nianbao-settings'
const dialog = () => page.getByRole('dialog', { name: '设置' })
const goTo = (name: string) => dialog().getByRole('button', { name, exact: true }).click()

afterEach(async () => {
  await page.viewport(1366, 768)
  document.documentElement.removeAttribute('style')
})

function kept(): Settings {
  return JSON.parse(localStorage.getItem(key) ?? 'null')
}

async function openSettings(pageName?: string) {
  const window = await openWindow()
  await userEvent.keyboard('{Control>},{/Control}')
  await expect.element(dialog()).toBeVisible()
  await settled()
  if (pageName !== undefined) await goTo(pageName)
  return window
}

describe('the office', () => {
  it('is typed once, kept, and new drafts begin with it', async () => {
    const { drafts } = await openSettings()
    await dialog().getByLabelText('单位全称', { exact: true }).fill('某某市某某局')
    await dialog().getByRole('combobox', { name: '单位类别' }).selectOptions('政府部门')
    await dialog().getByLabelText('署名', { exact: true }).fill('某某市某某局（代章）')
    await until(() => kept()?.office.signature === '某某市某某局（代章）')
    expect(kept().office).toEqual({
      name: '某某市某某局',
      kind: 'department',
      signature: '某某市某某局（代章）',
    })
    await dialog().getByRole('button', { name: '完成' }).click()
    await until(() => !useSettingsStore().isOpen)
    await userEvent.keyboard('{Control>}n{/Control}')
    const made = page.getByRole('dialog', { name: '新建年报' })
    await expect.element(made.getByLabelText('单位全称')).toHaveValue('某某市某某局')
    await made.getByRole('button', { name: '新建', exact: true }).click()
    await until(() => drafts.isOpen)
    expect(drafts.report).toMatchObject({
      office: '某某市某某局',
      officeKind: 'department',
      signature: '某某市某某局（代章）',
    })
  })

  it('of the first new draft is remembered, that of a later one is not taken for it', async () => {
    const { drafts, desks } = await openWindow()
    const make = async (name: string): Promise<void> => {
      await userEvent.keyboard('{Control>}n{/Control}')
      const made = page.getByRole('dialog', { name: '新建年报' })
      await made.getByLabelText('单位全称').fill(name)
      await made.getByRole('button', { name: '新建', exact: true }).click()
      await until(() => drafts.isOpen)
    }
    await make('甲局')
    void desks.closeDraft()
    await page.getByRole('button', { name: '不保存' }).click()
    await until(() => !drafts.isOpen)
    await make('乙局')
    expect(useSettingsStore().settings.office.name).toBe('甲局')
    expect(drafts.report.signature).toBe('乙局')
  })
})

describe('styles', () => {
  it('one of the office’s own is made from another, named, changed value by value, and new drafts have it', async () => {
    await openSettings('版式')
    await dialog()
      .getByRole('button', { name: /^江苏常用/u })
      .click()
    await dialog().getByRole('button', { name: '照它另存一份' }).click()
    await expect.element(dialog().getByLabelText('名称')).toHaveFocus()
    // Letter by letter: every one of them renames the style.
    await userEvent.keyboard('ben ju')
    await expect.element(dialog().getByLabelText('名称')).toHaveValue('ben ju')
    await dialog().getByLabelText('名称').fill('本局版式')
    await dialog().getByLabelText('行距（磅）').fill('28.95')
    await dialog().getByLabelText('表格字号（磅）').fill('9')
    await dialog().getByLabelText('正文字体', { exact: true }).fill('仿宋')
    await dialog().getByRole('combobox', { name: '落款' }).selectOptions('署名，不盖章')
    await dialog().getByRole('combobox', { name: '页码样式' }).selectOptions('1')
    await dialog().getByRole('combobox', { name: '标题写法' }).selectOptions('20XX年度')
    await dialog().getByText('表二的分组行浅蓝底').click()
    await dialog().getByRole('button', { name: '用于新草稿' }).click()
    const store = useSettingsStore()
    const jiangsu = namedStyles.find(({ name }) => name === '江苏常用')
    const expected = {
      ...defaultProfile,
      ...jiangsu?.style,
      linePitch: 579,
      tableSize: 18,
      bodyFont: '仿宋',
      signature: 'unsealed',
      pageNumber: 'bare',
      yearWord: '年度',
      shadedGroups: false,
    }
    await until(() => kept().newDraftStyle === '本局版式')
    expect(kept().styles).toEqual([{ name: '本局版式', profile: expected }])
    expect(store.profile).toEqual(expected)
  })

  it.each([
    { field: '行距（磅）', typed: '60', said: '请填 24 到 36 磅之间的数，以 0.05 磅为一档。' },
    { field: '行距（磅）', typed: '28.97', said: '请填 24 到 36 磅之间的数' },
    { field: '行距（磅）', typed: '二十八', said: '请填 24 到 36 磅之间的数' },
    { field: '表格字号（磅）', typed: '7', said: '请填 7.5 到 14 磅之间的数' },
    { field: '正文字体', typed: '', said: '请填字体的名称。' },
    { field: '正文字体', typed: '仿宋;x', said: '字体名称最多 40 个字' },
    { field: '名称', typed: '国标', said: '“国标”是程序自带的版式，请换个名字。' },
    { field: '名称', typed: '', said: '请给版式起个名字。' },
  ])('$field “$typed” is refused with a sentence and changes nothing', async ({ field, typed, said }) => {
    await openSettings('版式')
    await dialog().getByRole('button', { name: '照它另存一份' }).click()
    await until(() => kept()?.styles.length === 1)
    const before = kept()
    const input = dialog().getByLabelText(field, { exact: true })
    await input.fill(typed)
    await expect.element(dialog().getByText(said)).toBeVisible()
    await expect.element(input).toHaveAttribute('aria-invalid', 'true')
    await userEvent.keyboard('{Tab}')
    expect(kept()).toEqual(before)
  })

  it('those of the program cannot be changed', async () => {
    await openSettings('版式')
    await expect.element(dialog().getByLabelText('正文字体', { exact: true })).toBeDisabled()
    await expect.element(dialog().getByRole('button', { name: '删除…' })).not.toBeInTheDocument()
  })

  it('thrown away after a question; new drafts then have the default', async () => {
    await openSettings('版式')
    await dialog().getByRole('button', { name: '照它另存一份' }).click()
    await dialog().getByRole('button', { name: '用于新草稿' }).click()
    await until(() => kept()?.newDraftStyle === '自存版式1')
    await dialog().getByRole('button', { name: '删除…' }).click()
    await page
      .getByRole('dialog', { name: /删除版式/u })
      .getByRole('button', { name: '删除' })
      .click()
    await until(() => kept().styles.length === 0)
    expect(kept().newDraftStyle).toBe(defaultSettings.newDraftStyle)
  })

  it('the style of a draft is kept under a name in the export dialog and chosen there', async () => {
    const { drafts, open } = await openWindow()
    await open(fullDraft(), 'requests')
    await userEvent.keyboard('{Control>}e{/Control}')
    await until(() => document.querySelector('.format') !== null)
    const exporting = page.getByRole('dialog', { name: '导出' })
    await exporting.getByRole('combobox', { name: '行距' }).selectOptions('28.8 磅')
    await exporting.getByText('20XX年度', { exact: true }).first().click()
    await exporting.getByRole('button', { name: '存为版式…' }).click()
    await exporting.getByRole('textbox', { name: '版式的名称' }).fill('局办版式')
    await userEvent.keyboard('{Enter}')
    await expect.element(exporting.getByRole('combobox', { name: '版式' })).toHaveDisplayValue('局办版式')
    expect(kept().styles).toEqual([
      { name: '局办版式', profile: { ...defaultProfile, linePitch: 576, yearWord: '年度' } },
    ])
    await exporting.getByRole('combobox', { name: '版式' }).selectOptions('江苏常用')
    expect(drafts.draft.profile).toMatchObject({ linePitch: 560, yearWord: '年度' })
    await exporting.getByRole('combobox', { name: '版式' }).selectOptions('局办版式')
    expect(drafts.draft.profile).toEqual({ ...defaultProfile, linePitch: 576, yearWord: '年度' })
    await exporting.getByText('字体、行距、页码、表格字号等，可以逐项改').click()
    await exporting.getByLabelText('表格字号（磅）').fill('10.5')
    expect(drafts.draft.profile.tableSize).toBe(21)
    await expect.element(exporting.getByRole('combobox', { name: '版式' })).toHaveDisplayValue('自定')
  })
})

describe('the fonts', () => {
  it('of a style are listed one by one, with whether this machine has them and what is shown instead', async () => {
    await openSettings('字体')
    await dialog().getByRole('combobox', { name: '版式' }).selectOptions('江苏常用')
    const rows = [...document.querySelectorAll('.fonts tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent?.trim() ?? ''),
    )
    expect(rows.map(([font]) => font)).toEqual([
      '方正小标宋_GBK',
      '方正仿宋_GBK',
      '方正楷体_GBK',
      '方正黑体_GBK',
      '宋体',
      'Times New Roman',
    ])
    for (const [, uses, has, shown] of rows) {
      expect(uses).not.toBe('')
      expect(has).toMatch(/^[有缺]$/u)
      expect(shown).not.toBe('')
    }
  })
})

describe('scale and start', () => {
  it('everything is drawn larger at once, and is again at the next start', async () => {
    await openSettings('显示和启动')
    await dialog().getByRole('combobox', { name: '显示比例' }).selectOptions('150%')
    await until(() => kept()?.scale === 150)
    expect(getComputedStyle(document.documentElement).zoom).toBe('1.5')
    document.documentElement.removeAttribute('style')
    await openWindow()
    expect(getComputedStyle(document.documentElement).zoom).toBe('1.5')
  })

  it('a start opens the draft used last, but not where something is left to be recovered', async () => {
    const store = (await import('../support/window.ts')).freshStore()
    const first = await openWindow(store)
    await useSettingsStore().change({ startUp: 'last-draft' })
    await first.open(fullDraft(), 'requests')
    expect(await first.desks.save()).toBe(true)
    sessionStorage.clear()
    const again = await openWindow(store)
    await until(() => again.drafts.isOpen)
    expect(again.drafts.report.office).toBe(fullDraft().report.office)
    const reloaded = await openWindow(store)
    expect(reloaded.drafts.isOpen).toBe(false)
  })
})

describe('going back', () => {
  it('each setting by itself', async () => {
    await openSettings('显示和启动')
    await dialog().getByRole('combobox', { name: '显示比例' }).selectOptions('125%')
    await dialog().getByText('打开上次的草稿').click()
    await until(() => kept()?.startUp === 'last-draft')
    await dialog().getByRole('button', { name: '显示比例恢复默认' }).click()
    await until(() => kept().scale === 100)
    expect(kept().startUp).toBe('last-draft')
    await dialog().getByRole('button', { name: '启动时恢复默认' }).click()
    await until(() => kept().startUp === 'start-page')
    expect(kept()).toEqual(defaultSettings)
  })

  it.each([
    { answer: '恢复默认，保留版式', left: 1 },
    { answer: '连版式一起删除', left: 0 },
  ])('all of them after a question: $answer', async ({ answer, left }) => {
    await openSettings()
    const store = useSettingsStore()
    await store.change({ scale: 175, office: { name: '某局', kind: null, signature: '' } })
    await store.keepStyle('本局', defaultProfile)
    await dialog().getByRole('button', { name: '全部恢复默认…' }).click()
    await page.getByRole('dialog', { name: '全部恢复默认吗？' }).getByRole('button', { name: answer }).click()
    await until(() => kept().scale === 100)
    expect({ ...kept(), styles: [] }).toEqual(defaultSettings)
    expect(kept().styles).toHaveLength(left)
  })
})

describe('the versions, where their old folder is out of reach', () => {
  const gone: VersionsPlace = { folder: '/usual', isUsual: true, outOfReach: '/拔掉的盘' }

  /** The settings with a desk whose versions lie on a stick that is out, as the desktop's desk answers then. */
  async function withStickOut() {
    const { desk } = await openWindow()
    const asked: string[] = []
    const store = useSettingsStore()
    await store.start({
      ...desk,
      readSettings: async () => ({
        ok: true,
        value: { settings: defaultSettings, versions: gone, troubles: [] },
      }),
      moveVersions: async (to) => {
        asked.push(to)
        return to === 'leaving'
          ? { ok: true, value: { ...gone, outOfReach: null } }
          : failed('versions-left-behind', '拔掉的盘')
      },
    })
    return { store, asked, question: page.getByRole('dialog', { name: /原来的文件夹连不上/u }) }
  }

  it('the place can be put back; the clerk is asked, and told that they were not moved', async () => {
    const { store, asked, question } = await withStickOut()
    expect(store.canResetVersions).toBe(true)
    const moving = store.moveVersions('usual')
    await expect.element(question.getByText(/现在连不上/u)).toBeVisible()
    await question.getByRole('button', { name: '留在那里，换位置' }).click()
    await moving
    expect(asked).toEqual(['usual', 'leaving'])
    expect(store.canResetVersions).toBe(false)
    await expect.element(page.getByText(/留在那里，没有移动/u)).toBeVisible()
    await expect.element(page.getByText(/以前的版本都在/u)).not.toBeInTheDocument()
  })

  it('all set back asks as well; where the clerk closes the question the place is kept', async () => {
    const { store, asked, question } = await withStickOut()
    const resetting = store.resetAll()
    await page
      .getByRole('dialog', { name: '全部恢复默认吗？' })
      .getByRole('button', { name: '恢复默认', exact: true })
      .click()
    await expect.element(question).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await resetting
    expect(asked).toEqual(['usual'])
    expect(store.versions).toEqual(gone)
  })
})

it('damaged ones are set aside, what is sound of them holds, and the clerk is told', async () => {
  const damaged = JSON.stringify({
    ...defaultSettings,
    scale: 9000,
    office: { name: '某局', kind: null, signature: '' },
  })
  localStorage.setItem(key, damaged)
  await openWindow()
  await expect.element(page.getByText(/设置文件有损坏/u)).toBeVisible()
  expect(useSettingsStore().settings).toEqual({
    ...defaultSettings,
    office: { name: '某局', kind: null, signature: '' },
  })
  expect(localStorage.getItem('nianbao-settings-broken')).toBe(damaged)
})

it('is done by the keyboard alone: opened, filled in, turned, closed', async () => {
  await openSettings()
  expect(document.activeElement?.textContent?.trim()).toBe('单位资料')
  await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}')
  await expect.element(dialog().getByRole('combobox', { name: '显示比例' })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await until(() => !useSettingsStore().isOpen)
})

const sizes = [
  { title: 'at 1366 × 768', width: 1366, height: 768 },
  { title: 'at 150 %', width: 911, height: 512 },
]

it.each([
  { title: 'in the dark', name: 'prefers-color-scheme', value: 'dark' },
  { title: 'with more contrast', name: 'prefers-contrast', value: 'more' },
])('axe finds nothing $title', async ({ name, value }) => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name, value }] })
  onTestFinished(async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [] })
  })
  await openSettings('版式')
  await dialog().getByRole('button', { name: '照它另存一份' }).click()
  await dialog().getByLabelText('行距（磅）').fill('99')
  await settled()
  expect(await troubles()).toEqual([])
  await goTo('字体')
  await settled()
  expect(await troubles()).toEqual([])
})

it.each(sizes)('axe finds nothing on any page and no word is foreign, $title', async ({ width, height }) => {
  await page.viewport(width, height)
  await openSettings()
  await useSettingsStore().keepStyle('本局版式', { ...defaultProfile, bodyFont: '仿宋' })
  for (const name of ['单位资料', '版式', '字体', '显示和启动', '历史版本']) {
    await goTo(name)
    if (name === '版式')
      await dialog()
        .getByRole('button', { name: /^本局版式/u })
        .click()
    await settled()
    expect(await troubles()).toEqual([])
    expect(foreignWords()).toEqual([])
    const button = dialog().getByRole('button', { name: '完成' }).element().getBoundingClientRect()
    expect(button.bottom).toBeLessThanOrEqual(height)
    await page.screenshot({ path: `../../../out/screens/settings-${width}-${name}.png` })
  }
})
