// The user's guide in the program: there with F1 on every page, searched by words, nothing in it foreign or unreachable.
import { page, userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import { ruleIds } from '../../../shared/template/rule-list.ts'
import { troubles } from '../support/accessibility.ts'
import { openWindow, settled } from '../support/window.ts'

const guide = () => page.getByRole('dialog', { name: '使用手册' })

describe("the user's guide", () => {
  it('opens with F1 on the start page, shows its pictures and leaves axe nothing to find', async () => {
    await openWindow()
    await userEvent.keyboard('{F1}')
    await expect.element(guide().getByRole('heading', { name: '从去年的报告开始' })).toBeVisible()
    const pictures = [...document.querySelectorAll<HTMLImageElement>('.picture img')]
    expect(pictures.map(({ alt }) => alt)).toEqual([
      '核对识别结果',
      'PDF 的原页面',
      '填写表三',
      '对照去年',
      '打印预览',
      '导出',
      '读回领导改过的文件',
    ])
    for (const picture of pictures) {
      picture.scrollIntoView()
      await expect.poll(() => picture.naturalWidth).toBeGreaterThan(1000)
    }
    await settled()
    expect(await troubles()).toEqual([])
  })

  it('shows only the parts with the words that are looked for, and says when there are none', async () => {
    await openWindow()
    await userEvent.keyboard('{F1}')
    await guide().getByRole('searchbox', { name: '在手册中查找' }).fill('免安装')
    const headings = () => guide().getByRole('heading', { level: 3 }).elements()
    await expect.poll(() => headings().map(({ textContent }) => textContent)).toEqual(['安装时的提示'])
    await guide().getByRole('searchbox', { name: '在手册中查找' }).fill('没有这个词吧')
    await expect.element(guide().getByRole('status')).toHaveTextContent('手册中没有这个词')
  })

  it('says what every check means', async () => {
    await openWindow()
    await userEvent.keyboard('{F1}')
    await guide().getByRole('searchbox', { name: '在手册中查找' }).fill('规则清单：规则')
    await expect.element(guide().getByRole('heading', { name: '规则清单：规则' })).toBeVisible()
    for (const rule of ruleIds) {
      await expect.element(guide().getByRole('cell', { name: rule, exact: true })).toBeInTheDocument()
    }
  })

  it('goes to a part from its contents', async () => {
    await openWindow()
    await userEvent.keyboard('{F1}')
    await guide().getByRole('button', { name: '快捷键' }).click()
    await expect.element(guide().getByRole('heading', { name: '快捷键' })).toBeInViewport()
  })
})
