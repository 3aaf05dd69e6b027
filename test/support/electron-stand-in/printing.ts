// Printing: what Electron gives to the same code of Chromium, here by the devtools protocol. The system's dialog is answered
// from the queue; what would go to the printer is kept as a PDF.
import type { Page } from 'playwright-core'
import { records, takeAnswer } from './records.ts'

/** Electron's names of what the protocol has under the same ones. */
const known = ['preferCSSPageSize', 'printBackground', 'generateTaggedPDF', 'generateDocumentOutline']

export async function printedToPdf(page: Page | null, options: Record<string, unknown>): Promise<Buffer> {
  const other = Object.keys(options).filter((name) => !known.includes(name))
  if (other.length > 0) throw new Error(`the stand-in prints without ${other.join(', ')}`)
  if (page === null) throw new Error('no page to print')
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.printToPDF', options)
  return Buffer.from(data, 'base64')
}

export interface Printed {
  readonly isPrinted: boolean
  readonly reason: string
}

const open: ((printed: Printed) => void)[] = []

/** The clerk's answer: what happened, as Electron tells it. */
export async function printed(page: Page | null, options: Record<string, unknown>): Promise<Printed> {
  const pdf = await printedToPdf(page, { preferCSSPageSize: true, printBackground: true })
  records.prints.push({ options, pdf: pdf.toString('base64') })
  const answer = takeAnswer('print')
  // The dialog stays open: nobody is told anything before the test says so.
  if (answer !== 'open') return printedAs(answer)
  return new Promise((resolve) => open.push(resolve))
}

/** The first of the dialogs that stand open ends so. */
export function endPrint(answer: unknown): void {
  const end = open.shift()
  if (end === undefined) throw new Error('no dialog of printing stands open')
  end(printedAs(answer))
}

function printedAs(answer: unknown): Printed {
  if (typeof answer !== 'object' || answer === null || !('isPrinted' in answer) || !('reason' in answer)) {
    throw new Error('no answer to the dialog of printing')
  }
  return { isPrinted: answer.isPrinted === true, reason: String(answer.reason) }
}
