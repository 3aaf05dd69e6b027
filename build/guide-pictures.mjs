// `npm run guide`: the pictures of the user's guide, taken from the running program with the example of the demonstration. What it
// makes is kept in the repository, so that building needs no browser.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findBrowser } from './find-browser.mjs'
import { serveTrial } from './trial.mjs'

const top = fileURLToPath(new URL('..', import.meta.url))
const pictures = join(top, 'docs/pictures')
const executablePath = findBrowser(process.platform, process.env)
if (executablePath === null) throw new Error('no browser to take pictures with')
await mkdir(pictures, { recursive: true })
const folder = await mkdtemp(join(tmpdir(), 'nianbao-guide-'))
const served = await serveTrial(folder)
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, colorScheme: 'light' })
  const take = async (name) => {
    // Fades and the marks of fresh changes have gone by then.
    await page.waitForTimeout(2200)
    await page.screenshot({ path: join(pictures, `${name}.png`) })
  }
  await page.goto(served.address)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /以去年文件为起点/u }).click()
  await (await choosing).setFiles(join(top, 'cli/example/annual-report-2023.txt'))
  await page.getByRole('button', { name: /采用/u }).waitFor()
  await take('review')
  await page.getByRole('button', { name: /采用/u }).click()
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.keyboard.press('F7')
  await take('last-year')
  await page.keyboard.press('F7')
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /三、收到和处理/u })
    .click()
  await page.getByRole('button', { name: '空白格填 0' }).click()
  for (const [cell, figure] of [
    ['received_person', '15'],
    ['received_company', '2'],
    ['granted_person', '5'],
    ['granted_company', '2'],
    ['partial_person', '4'],
    ['unable_not_held_person', '31'],
  ]) {
    await page.locator(`[data-cell="${cell}"] input`).click()
    await page.keyboard.type(figure)
    await page.keyboard.press('Enter')
  }
  await take('table')
  await page.keyboard.press('Control+e')
  await page.getByRole('dialog', { name: '导出' }).waitFor()
  await take('export')
} finally {
  await browser.close()
  await served.close()
  await rm(folder, { recursive: true, force: true })
}
