// What a clerk does on the screen, in words: make a draft, go to a section, fill a cell, type text, answer a question.
import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { parseDraft } from '../../shared/report/draft-file.ts'
import type { Draft } from '../../shared/report/model.ts'
import type { Program } from './program.ts'

export const headings = {
  head: '题头与说明',
  overview: '一、总体情况',
  disclosure: '二、主动公开政府信息情况',
  requests: '三、收到和处理政府信息公开申请情况',
  disputes: '四、政府信息公开行政复议、行政诉讼情况',
  problems: '五、存在的主要问题及改进情况',
  other: '六、其他需要报告的事项',
  signature: '署名与日期',
} as const

export async function makeDraft(page: Page, office: string): Promise<void> {
  await page.getByRole('button', { name: '新建年报' }).click()
  const dialog = page.getByRole('dialog', { name: '新建年报' })
  await dialog.getByLabel('单位全称').fill(office)
  await dialog.getByRole('button', { name: '新建', exact: true }).click()
  await page.getByRole('navigation', { name: '大纲' }).waitFor()
  await dialog.waitFor({ state: 'hidden' })
}

export async function goTo(page: Page, section: keyof typeof headings): Promise<void> {
  const outline = page.getByRole('navigation', { name: '大纲' })
  await outline.getByRole('button', { name: headings[section] }).click()
  await expect.poll(() => outline.locator('[aria-current=page]').textContent()).toContain(headings[section])
}

export function cell(page: Page, address: string) {
  return page.locator(`[data-cell="${address}"] input`)
}

/** Selects the cell as a click does and types over it, as in a spreadsheet. */
export async function fillCell(page: Page, address: string, text: string): Promise<void> {
  await cell(page, address).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

export function prose(page: Page) {
  return page.locator('.ProseMirror').first()
}

export async function answer(page: Page, title: string | RegExp, button: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.getByRole('button', { name: button, exact: true }).click()
}

/** Saves where the draft lies; resolves when the screen says that it is done. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  await expect.poll(() => page.locator('.saved').textContent()).toMatch(/已保存/u)
}

export async function saveAs(program: Program, path: string): Promise<void> {
  await program.choose(path)
  await save(program.page())
}

/** The drafts the recovery text is due for at most two seconds after a change. */
export const recoveryIsDue = 2000

export async function draftIn(path: string): Promise<Draft> {
  const parsed = parseDraft(await readFile(path, 'utf8'), path)
  if (!parsed.ok) throw new Error(parsed.failure.sentence)
  return parsed.value
}

/** Nothing went to any network, nothing was complained of, nothing waits unanswered. */
export async function expectQuiet(program: Program): Promise<void> {
  const { refused, escaped, navigations, newWindows, downloads } = await program.records()
  expect({ refused, escaped, navigations, newWindows, downloads, complaints: program.complaints }).toEqual({
    refused: [],
    escaped: [],
    navigations: [],
    newWindows: [],
    downloads: [],
    complaints: [],
  })
}

export interface Screen {
  /** In pixels of the screen. */
  readonly width: number
  readonly height: number
  /** 1.5 is what Windows calls 150 %. */
  readonly scale: number
}

/** The smallest screen of an office, as large as it comes and at 150 %. */
export const officeScreen: Screen = { width: 1366, height: 768, scale: 1 }
export const officeScreenEnlarged: Screen = { ...officeScreen, scale: 1.5 }

export async function setScreen(page: Page, { width, height, scale }: Screen): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: Math.floor(width / scale),
    height: Math.floor(height / scale),
    deviceScaleFactor: scale,
    mobile: false,
  })
}

/** Nothing that axe finds against WCAG 2.1 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  expect(violations).toEqual([])
}
