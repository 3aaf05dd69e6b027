// Web pages printed as PDF by the system's Chromium: another maker of PDFs, with text and lines in its own way.
import { chromium } from 'playwright-core'
import { findProgram, haveAll } from './programs.ts'

const browser = process.env['CHROMIUM_PATH'] ?? findProgram('chromium')

export const haveChromium = haveAll({ Chromium: browser })

/** `page`: the whole page as HTML. */
export async function printPage(
  page: string,
  options: { readonly landscape?: boolean; readonly header?: string } = {},
): Promise<Uint8Array> {
  if (browser === null) throw new Error('Chromium is missing')
  const opened = await chromium.launch({
    executablePath: browser,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const tab = await opened.newPage()
    await tab.setContent(page, { waitUntil: 'load' })
    const { landscape = false, header } = options
    return new Uint8Array(
      await tab.pdf({
        format: 'A4',
        landscape,
        margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' },
        ...(header === undefined
          ? {}
          : { displayHeaderFooter: true, headerTemplate: header, footerTemplate: header }),
      }),
    )
  } finally {
    await opened.close()
  }
}
