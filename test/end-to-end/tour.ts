// Every page, dialog and drawer of the program one after the other, as a clerk comes to them: for pictures and for checks
// that hold everywhere.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { top, type Program } from './program.ts'
import { answer, cell, goTo, headings, prose, saveAs } from './screen.ts'

export interface Station {
  /** In the name of its picture. */
  readonly name: string
  go(page: Page, program: Program): Promise<void>
}

const last = 'annual-report-2023.txt'
const sections = Object.keys(headings) as (keyof typeof headings)[]

export const tour: readonly Station[] = [
  { name: 'start', go: async () => undefined },
  { name: 'new', go: (page) => openDialog(page, 'Control+n', '新建年报') },
  {
    name: 'folder',
    async go(page, program) {
      await page.keyboard.press('Escape')
      const folder = join(program.place.documents, '各单位2023年年报')
      await mkdir(join(folder, '街道'), { recursive: true })
      const report = await readFile(join(top, 'cli/example', last), 'utf8')
      const files: Readonly<Record<string, string | Uint8Array>> = {
        '市数据局.txt': report,
        '市公安局2023年政府信息公开工作年度报告（报送稿）.txt': report.replace(/(行政处罚\t)\d+/u, '$1若干'),
        '街道/城东街道.txt': report,
        '市司法局.docx': new Uint8Array([0x50, 0x4b, 3, 4, ...Array.from({ length: 60 }, () => 0xff)]),
        '公开栏照片.jpg': new Uint8Array([0xff, 0xd8, 0xff, 0xe0]),
        '报送通知.txt': '请各单位于一月底前报送。',
      }
      for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
      await program.choose(folder)
      await page.getByRole('button', { name: '查看文件夹里的年报' }).click()
      await page.getByText(/^共 6 个文件：年报 3 份/u).waitFor()
      await page.getByRole('checkbox').first().check()
    },
  },
  {
    name: 'import',
    async go(page, program) {
      await page.getByRole('button', { name: '返回' }).click()
      const path = join(program.place.documents, last)
      await copyFile(join(top, 'cli/example', last), path)
      await program.choose(path)
      await page.getByRole('button', { name: '以去年文件为起点' }).click()
      await page.getByText('核对识别结果').waitFor()
    },
  },
  {
    name: 'import-text',
    go: (page) => page.getByRole('tab', { name: '文字' }).click(),
  },
  {
    name: 'import-done',
    async go(page) {
      await page.getByRole('button', { name: /^采用为去年/u }).click()
      const asked = page.getByRole('dialog', { name: /存疑/u })
      const ready = page.getByRole('dialog', { name: /草稿已准备好/u })
      await asked.or(ready).first().waitFor()
      if (await asked.isVisible()) await asked.getByRole('button', { name: '暂不核对' }).click()
      await ready.waitFor()
    },
  },
  ...sections.map((section): Station => ({
    name: `section-${section}`,
    async go(page) {
      const start = page.getByRole('button', { name: '开始填写' })
      if (await start.isVisible()) await start.click()
      await goTo(page, section)
    },
  })),
  {
    name: 'broken',
    async go(page) {
      await goTo(page, 'requests')
      await cell(page, 'received_person').click()
      for (const figure of ['15', '0', '0', '0', '0', '0']) {
        await page.keyboard.type(figure)
        await page.keyboard.press('Tab')
      }
      // A total is typed over on purpose only.
      await cell(page, 'received_total').click()
      await page.keyboard.press('F2')
      await page.keyboard.type('16')
      await page.keyboard.press('Enter')
      await cell(page, 'received_person').click()
    },
  },
  {
    name: 'findings',
    async go(page) {
      // On a small screen they lie over the page, on call.
      const findings = page.locator('#findings')
      if (!(await findings.isVisible())) await page.getByRole('button', { name: /^检查/u }).click()
      await findings.waitFor()
    },
  },
  {
    name: 'reason',
    async go(page) {
      await page.getByRole('button', { name: '说明原因' }).first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'prose',
    async go(page) {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      const isDrawer = await page.locator('#findings.is-drawer').isVisible()
      if (isDrawer) await page.getByRole('button', { name: '收起检查结果' }).click()
      await goTo(page, 'problems')
      await prose(page).click()
      await page.keyboard.type('主动公开的内容还不够及时。')
    },
  },
  {
    name: 'preview',
    async go(page) {
      await page.keyboard.press('Control+F2')
      await page.locator('.preview canvas').first().waitFor()
    },
  },
  {
    name: 'preview-approval',
    async go(page) {
      const preview = page.locator('.preview')
      await preview.getByText('送审稿', { exact: true }).click()
      await preview.getByText('行号也以').waitFor()
      await preview.locator('.sheets:not(.is-stale)').waitFor()
    },
  },
  {
    name: 'export',
    async go(page, program) {
      await page.keyboard.press('Control+F2')
      await page.locator('.preview').waitFor({ state: 'detached' })
      await saveAs(program, join(program.place.documents, '年报.nianbao'))
      await openDialog(page, 'Control+e', '导出')
    },
  },
  {
    name: 'leave',
    async go(page) {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await prose(page).click()
      await page.keyboard.type('再补一句。')
      await page.getByRole('button', { name: '返回' }).click()
      await page.getByRole('dialog', { name: '保存修改吗？' }).waitFor()
    },
  },
  {
    name: 'start-recent',
    async go(page) {
      await answer(page, '保存修改吗？', '保存')
      await page.getByText('最近的草稿').waitFor()
    },
  },
  { name: 'settings', go: (page) => openDialog(page, 'Control+,', '设置') },
  ...['版式', '显示和启动', '历史版本'].map((part, index): Station => ({
    name: `settings-${index + 1}`,
    go: (page) =>
      page.getByRole('dialog', { name: '设置' }).getByRole('button', { name: part, exact: true }).click(),
  })),
]

async function openDialog(page: Page, keys: string, name: string): Promise<void> {
  await page.keyboard.press(keys)
  await page.getByRole('dialog', { name }).waitFor()
}
