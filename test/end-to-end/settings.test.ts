// Settings over the whole program: changed, held by new drafts and later starts, taken back, damaged; versions in another
// folder; what the program says of itself.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { defaultProfile } from '../../shared/report/model.ts'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { isOverElectron, openProgram, type Place, type Program } from './program.ts'
import { draftIn, expectQuiet, fillCell, goTo, prose, saveAs } from './screen.ts'

const fileOf = (place: Place): string => join(place.folder, 'data', 'settings.json')

async function keptIn(place: Place): Promise<Settings> {
  return JSON.parse(await readFile(fileOf(place), 'utf8')).settings
}

async function openSettings(program: Program, page: Page, part: string) {
  await program.menu('文件', '设置…')
  const dialog = page.getByRole('dialog', { name: '设置' })
  await dialog.getByRole('button', { name: part, exact: true }).click()
  return dialog
}

async function close(page: Page, name: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name })
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

describe('settings', () => {
  it('changed hold in new drafts and in the next start; taken back they are as at first; damaged they are set aside', async () => {
    const program = await openProgram()
    const page = program.page()
    const dialog = await openSettings(program, page, '单位资料')
    await dialog.getByLabel('单位全称', { exact: true }).fill('某某市某某局')
    await dialog.getByRole('combobox', { name: '单位类别' }).selectOption({ label: '政府部门' })
    await dialog.getByRole('button', { name: '版式', exact: true }).click()
    await dialog.getByRole('button', { name: '照它另存一份' }).click()
    await dialog.getByLabel('名称', { exact: true }).fill('本局版式')
    await dialog.getByLabel('行距（磅）').fill('28')
    await dialog.getByRole('combobox', { name: '标题写法' }).selectOption('年度')
    await dialog.getByRole('button', { name: '用于新草稿' }).click()
    const profile = { ...defaultProfile, linePitch: 560, yearWord: '年度' as const }
    const expected: Settings = {
      ...defaultSettings,
      office: { name: '某某市某某局', kind: 'department', signature: '' },
      styles: [{ name: '本局版式', profile }],
      newDraftStyle: '本局版式',
    }
    await expect.poll(() => keptIn(program.place)).toEqual(expected)
    await close(page, '设置', '完成')

    await page.keyboard.press('Control+n')
    await page
      .getByRole('dialog', { name: '新建年报' })
      .getByRole('button', { name: '新建', exact: true })
      .click()
    const path = join(program.place.documents, '年报.nianbao')
    await saveAs(program, path)
    const draft = await draftIn(path)
    expect(draft.profile).toEqual(profile)
    expect(draft.report).toMatchObject({
      office: '某某市某某局',
      officeKind: 'department',
      signature: '某某市某某局',
    })
    await expectQuiet(program)
    await program.close()
    expect(await program.ended).toBe(0)

    const again = await openProgram({ place: program.place })
    const reopened = again.page()
    const settings = await openSettings(again, reopened, '单位资料')
    await expect
      .poll(() => settings.getByLabel('单位全称', { exact: true }).inputValue())
      .toBe('某某市某某局')
    await settings.getByRole('button', { name: '单位全称恢复默认' }).click()
    await expect.poll(async () => (await keptIn(again.place)).office.name).toBe('')
    await settings.getByRole('button', { name: '全部恢复默认…' }).click()
    await close(reopened, '全部恢复默认吗？', '连版式一起删除')
    await expect.poll(() => keptIn(again.place)).toEqual(defaultSettings)
    await close(reopened, '设置', '完成')
    await again.close()
    expect(await again.ended).toBe(0)

    const damaged = JSON.stringify({ settings: { ...expected, scale: 'x' }, versionsFolder: null })
    await writeFile(fileOf(program.place), damaged)
    const third = await openProgram({ place: program.place })
    await third
      .page()
      .getByText(/设置文件有损坏/u)
      .waitFor()
    expect(await readFile(`${fileOf(program.place)}.broken`, 'utf8')).toBe(damaged)
    await expect.poll(() => keptIn(third.place)).toEqual({ ...expected, scale: 100 })
    await expectQuiet(third)
  }, 120_000)

  it('the scale is drawn at once, steps by the menu, and is there again at the next start and after a crash', async () => {
    const program = await openProgram()
    const page = program.page()
    const wide = await page.evaluate(() => window.innerWidth)
    const width = (of: Page) => of.evaluate(() => window.innerWidth)
    await program.menu('视图', '放大')
    await program.menu('视图', '放大')
    await expect.poll(() => keptIn(program.place)).toMatchObject({ scale: 125 })
    await expect.poll(() => width(page)).toBe(Math.floor(wide / 1.25))
    const crashed = await program.crashWindow()
    await expect.poll(() => width(crashed)).toBe(Math.floor(wide / 1.25))
    await program.close()
    await program.ended
    const again = await openProgram({ place: program.place })
    await expect.poll(() => width(again.page())).toBe(Math.floor(wide / 1.25))
    await again.menu('视图', '实际大小')
    await expect.poll(() => width(again.page())).toBe(wide)
    await again.menu('视图', '缩小')
    await expect.poll(() => keptIn(again.place)).toMatchObject({ scale: 100 })
  })

  it('a start opens the draft used last, or the file it was given', async () => {
    const program = await openProgram()
    const page = program.page()
    const dialog = await openSettings(program, page, '显示和启动')
    await dialog.getByText('打开上次的草稿').click()
    await expect.poll(() => keptIn(program.place)).toMatchObject({ startUp: 'last-draft' })
    await close(page, '设置', '完成')
    const last = join(program.place.documents, '上次.nianbao')
    const other = join(program.place.documents, '另一份.nianbao')
    for (const [office, path] of [
      ['另一局', other],
      ['上次的局', last],
    ] as const) {
      await page.keyboard.press('Control+n')
      const made = page.getByRole('dialog', { name: '新建年报' })
      await made.getByLabel('单位全称').fill(office)
      await made.getByRole('button', { name: '新建', exact: true }).click()
      await made.waitFor({ state: 'hidden' })
      await saveAs(program, path)
    }
    await program.close()
    await program.ended

    const again = await openProgram({ place: program.place })
    await expect.poll(() => again.page().locator('h1').textContent()).toContain('上次的局')
    await again.close()
    await again.ended
    const given = await openProgram({ place: program.place, file: other })
    await expect.poll(() => given.page().locator('h1').textContent()).toContain('另一局')
  })
})

describe('versions in a folder of the clerk’s', () => {
  it('are carried over, shown, and brought back by a reset', async () => {
    const program = await openProgram()
    const page = program.page()
    await page.keyboard.press('Control+n')
    await page.getByRole('dialog', { name: '新建年报' }).getByLabel('单位全称').fill('某局')
    await page
      .getByRole('dialog', { name: '新建年报' })
      .getByRole('button', { name: '新建', exact: true })
      .click()
    await saveAs(program, join(program.place.documents, '年报.nianbao'))
    const chosen = join(program.place.folder, '备份盘')
    await mkdir(chosen)
    const dialog = await openSettings(program, page, '历史版本')
    await program.choose(chosen)
    await dialog.getByRole('button', { name: '换个文件夹…' }).click()
    const target = join(chosen, '年报助手历史版本')
    await dialog.getByText(target, { exact: true }).waitFor()
    expect((await readdir(target)).filter((name) => name.startsWith('saved-'))).toHaveLength(1)
    expect(await readdir(join(program.place.folder, 'data', 'versions'))).toEqual([])
    await dialog.getByRole('button', { name: '打开文件夹' }).click()
    await expect.poll(async () => (await program.records()).shownInFolder).toEqual([target])
    await close(page, '设置', '完成')
    await page.getByRole('button', { name: '历史', exact: true }).click()
    await expect
      .poll(() => page.getByRole('dialog', { name: '历史版本' }).locator('.version').count())
      .toBe(1)
    await close(page, '历史版本', '关闭')
    const settings = await openSettings(program, page, '历史版本')
    await settings.getByRole('button', { name: '存放位置恢复默认' }).click()
    await settings.getByText('默认位置', { exact: true }).waitFor()
    expect(await readdir(target)).toEqual([])
  })

  it('that cannot be written to is refused with a sentence, and nothing has moved', async () => {
    const program = await openProgram()
    const page = program.page()
    const file = join(program.place.folder, '不是文件夹')
    await writeFile(file, '')
    const dialog = await openSettings(program, page, '历史版本')
    await program.choose(file)
    await dialog.getByRole('button', { name: '换个文件夹…' }).click()
    await page.getByText(/历史版本没有移到“不是文件夹”/u).waitFor()
    await close(page, '历史版本没有移动', '知道了')
    expect(await dialog.getByText('默认位置', { exact: true }).isVisible()).toBe(true)
  })
})

describe('about', () => {
  it('shows versions, every licence of what is shipped, and a text that gives nothing away', async () => {
    const program = await openProgram()
    const page = program.page()
    await page.keyboard.press('Control+n')
    const made = page.getByRole('dialog', { name: '新建年报' })
    await made.getByLabel('单位全称').fill('机密单位')
    await made.getByRole('button', { name: '新建', exact: true }).click()
    await goTo(page, 'overview')
    await prose(page).click()
    await page.keyboard.type('收到申请三十七件。')
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '37')
    await saveAs(program, join(program.place.documents, '机密年报.nianbao'))
    // A refused request is written down in the log.
    await page.evaluate(() =>
      Reflect.get(window, 'desk').noteBug({ name: '机密', places: ['/home/机密:1:2'] }),
    )
    await program.menu('帮助', '关于年报助手')
    const about = page.getByRole('dialog', { name: '关于年报助手' })
    await about.getByText(process.versions.node, { exact: true }).waitFor()

    await about.getByRole('button', { name: '许可', exact: true }).click()
    for (const name of [
      'docx',
      'exceljs',
      'vue',
      'valibot',
      'pdfjs-dist 标准字体（Liberation）',
      'Electron',
    ]) {
      await about.getByRole('searchbox').fill(name)
      await expect.poll(() => about.locator('.licence').count()).toBeGreaterThan(0)
      expect(await about.locator('.licence').first().textContent()).toBeTruthy()
    }

    await about.getByRole('button', { name: '诊断信息', exact: true }).click()
    const text = await about.getByRole('textbox', { name: '诊断信息' }).inputValue()
    expect(text).toContain('年报助手 诊断信息')
    expect(text).toContain('refused a malformed noteBug')
    const secrets = [
      '机密',
      '申请',
      '37件',
      '.nianbao',
      program.place.folder,
      homedir(),
      `${userInfo().username}/`,
    ]
    for (const secret of secrets)
      expect({ secret, isIn: text.includes(secret) }).toEqual({ secret, isIn: false })
    expect(text).not.toMatch(/[\\/]/u)
    await about.getByRole('button', { name: '复制诊断信息' }).click()
    await about.getByText('已复制。').waitFor()
    if (!isOverElectron) {
      await close(page, '关于年报助手', '关闭')
      await goTo(page, 'problems')
      await prose(page).click()
      await page.keyboard.press('Control+v')
      await expect.poll(() => prose(page).textContent()).toContain('年报助手 诊断信息')
    }
    await expectQuiet(program)
  })
})
