// Print pages as the desk's hidden window prints them: the same options, no scripts, in the machine's Chromium with the fonts
// of render.ts, so that what is measured depends on no font of the machine's own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { pdfOptions, printPolicy } from '../../../electron/printing/print-settings.ts'
import { printPageParts } from '../../../electron/printing/print-page.ts'
import { fontsConf, measured, type Rendering } from './render.ts'

const address = 'https://print.nianbao.test/page.html'

export interface PagePrinter {
  print(page: Uint8Array): Promise<Rendering>
  close(): Promise<void>
}

export async function pagePrinter(): Promise<PagePrinter> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-print-'))
  await writeFile(join(folder, 'fonts.conf'), fontsConf(join(folder, 'fonts')))
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  })
  const context = await browser.newContext({ javaScriptEnabled: false })
  return {
    async print(bytes) {
      const parts = printPageParts(bytes)
      if (parts === null) throw new Error('the desk would refuse this page')
      const page = await context.newPage()
      await page.route(/.*/u, (route) =>
        route.request().url() === address
          ? route.fulfill({
              contentType: 'text/html; charset=utf-8',
              headers: { 'Content-Security-Policy': printPolicy(parts.styleSheet) },
              body: Buffer.from(bytes),
            })
          : route.abort(),
      )
      await page.goto(address)
      const session = await context.newCDPSession(page)
      const { data } = await session.send('Page.printToPDF', pdfOptions)
      await page.close()
      const pdf = Buffer.from(data, 'base64')
      const path = join(folder, 'page.pdf')
      await writeFile(path, pdf)
      return { pages: await measured(path), pdf: new Uint8Array(pdf) }
    },
    async close() {
      await browser.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
