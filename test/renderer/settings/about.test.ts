// 关于 as the clerk uses it: versions, licences that can be searched, and a text for a maintainer that gives nothing away.
import { page, userEvent } from 'vitest/browser'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { bugTrace } from '../../../renderer/app/bug-trace.ts'
import { useAboutStore } from '../../../renderer/store/about-store.ts'
import { useSettingsStore } from '../../../renderer/store/settings-store.ts'
import { troubles } from '../support/accessibility.ts'
import { fullDraft, office } from '../support/drafts.ts'
import { openWindow, settled, until } from '../support/window.ts'

const dialog = () => page.getByRole('dialog', { name: '关于年报助手' })
const goTo = (name: string) => dialog().getByRole('button', { name, exact: true }).click()

afterEach(() => page.viewport(1366, 768))

/** The list lies beside the built page; here the server has none unless it is laid there. */
function layList(list: unknown): void {
  const real = window.fetch
  window.fetch = async (address, ...rest) =>
    String(address).endsWith('licences.json') ? new Response(JSON.stringify(list)) : real(address, ...rest)
  onTestFinished(() => {
    window.fetch = real
  })
}

const list = [
  { name: '年报助手', version: '0.1.0', licence: 'MIT', text: 'MIT License' },
  { name: 'docx', version: '9.15.2', licence: 'MIT', text: 'Copyright (c) 2016 Dolan Miu' },
  { name: 'saxes', version: '6.0.0', licence: 'ISC', text: 'Permission to use, copy, modify' },
]

async function openAbout() {
  const window = await openWindow()
  await page.getByRole('button', { name: '关于', exact: true }).click()
  await expect.element(dialog()).toBeVisible()
  await settled()
  return window
}

it('the versions are those of what is shipped and of the browser', async () => {
  layList(list)
  await openAbout()
  await expect.element(dialog().getByText('0.1.0（试用界面）')).toBeVisible()
  const [, chromium = ''] = /Chrome\/([\d.]+)/u.exec(navigator.userAgent) ?? []
  await expect.element(dialog().getByText(chromium, { exact: true })).toBeVisible()
})

describe('the licences', () => {
  it('are listed with their texts and found by name, kind and text', async () => {
    layList(list)
    await openAbout()
    await goTo('许可')
    const names = () =>
      [...document.querySelectorAll('.licence summary')].map((one) => one.textContent?.trim())
    expect(names()).toEqual(['年报助手 0.1.0MIT', 'docx 9.15.2MIT', 'saxes 6.0.0ISC'])
    await dialog().getByRole('searchbox').fill('dolan')
    await expect.poll(names).toEqual(['docx 9.15.2MIT'])
    await dialog().getByText('docx 9.15.2').click()
    await expect.element(dialog().getByText('Copyright (c) 2016 Dolan Miu')).toBeVisible()
    await dialog().getByRole('searchbox').fill('没有这个')
    await expect.element(dialog().getByText('没有找到，换个词试试。')).toBeVisible()
  })

  it.each([{ laid: { not: 'a list' } }, { laid: [{ name: 1 }] }])(
    'where the list is none ($laid) the clerk is told where it lies',
    async ({ laid }) => {
      layList(laid)
      await openAbout()
      await goTo('许可')
      await expect.element(dialog().getByText(/third-party-licences\.txt/u)).toBeVisible()
    },
  )
})

describe('the text for a maintainer', () => {
  it('is shown, copied as it is shown, and holds nothing of the report, no name and no path', async () => {
    layList(list)
    const { open, desk } = await openWindow()
    await open(fullDraft(), 'requests')
    await useSettingsStore().changeOffice({ name: office })
    try {
      throw Object.assign(new TypeError(`${office} 收到申请 17 件 C:\\Users\\张三\\年报.nianbao`), {
        name: '张三',
      })
    } catch (error) {
      await desk.noteBug(bugTrace(error))
    }
    await useAboutStore().open('diagnostics')
    await expect.element(dialog()).toBeVisible()
    await settled()
    const field = document.querySelector<HTMLTextAreaElement>('textarea.text')
    const text = field?.value ?? ''
    expect(text).toMatch(/^年报助手 诊断信息\n时间：\d{4}-/u)
    expect(text).toMatch(/Chromium：\d+\./u)
    expect(text).toMatch(/a bug in the window: Error \| [\w.-]+:\d+:\d+/u)
    for (const secret of [office, '张三', '申请', '.nianbao', '\\', '/'])
      expect({ secret, isIn: text.includes(secret) }).toEqual({ secret, isIn: false })
    let copied = ''
    const hear = (): void => {
      const { activeElement } = document
      if (activeElement instanceof HTMLTextAreaElement)
        copied = activeElement.value.slice(activeElement.selectionStart, activeElement.selectionEnd)
    }
    document.addEventListener('copy', hear)
    onTestFinished(() => document.removeEventListener('copy', hear))
    await dialog().getByRole('button', { name: '复制诊断信息' }).click()
    await expect.element(dialog().getByText('已复制。')).toBeVisible()
    expect(copied).toBe(text)
  })
})

it('a bug’s trace is kinds and places of the program’s own files, whatever the message says', () => {
  const error = new RangeError('某局的秘密')
  error.stack = [
    'RangeError: 某局的秘密',
    '    at save (app://desk/assets/index-1a_B.js:12:34)',
    '    at C:\\Users\\张 三\\年报助手\\main.cjs:5:6',
    '    at async Promise.all (index 0)',
    '    at 某局 (eval at <anonymous>)',
  ].join('\n')
  expect(bugTrace(error)).toEqual({ name: 'RangeError', places: ['index-1a_B.js:12:34', 'main.cjs:5:6'] })
  expect(bugTrace('某局的秘密')).toEqual({ name: 'Error', places: [] })
})

it.each([
  { title: 'at 1366 × 768', width: 1366, height: 768 },
  { title: 'at 150 %', width: 911, height: 512 },
])('axe finds nothing on any page, and Escape goes back, $title', async ({ width, height }) => {
  await page.viewport(width, height)
  layList(list)
  await openAbout()
  for (const name of ['版本', '许可', '诊断信息']) {
    await goTo(name)
    await settled()
    expect(await troubles()).toEqual([])
    const button = dialog().getByRole('button', { name: '关闭', exact: true }).element()
    expect(button.getBoundingClientRect().bottom).toBeLessThanOrEqual(height)
    await page.screenshot({ path: `../../../out/screens/about-${width}-${name}.png` })
  }
  await userEvent.keyboard('{Escape}')
  await until(() => !useAboutStore().isOpen)
})
