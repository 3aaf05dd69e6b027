// Prints pages and makes PDFs of them in a hidden window that lives for one job. PDFs are made one after the other, and one that
// hangs ends with its window. A window that prints is left alone until it answers: its pages may still be on their way.
import { BrowserWindow, session, type Session, type WebContents } from 'electron'
import type { DeskResult } from '../../shared/contract.ts'
import { failed } from '../../shared/notes.ts'
import type { Log } from '../log.ts'
import { given } from '../result.ts'
import { inTurn } from '../saving/in-turn.ts'
import { lockDownSession } from '../window/lockdown.ts'
import { scheme } from '../window/own-address.ts'
import { printPageParts } from './print-page.ts'
import {
  isPrintAddress,
  pdfOptions,
  printAddresses,
  printOptions,
  printPartition,
  printResponse,
  printWindowOptions,
  type HeldPage,
  type PrintJob,
} from './print-settings.ts'
import { wasCancelled, type Printing } from './printing.ts'

/** Milliseconds a PDF may take; a report takes less than one second. */
const longestPdf = 20_000

export interface PrinterParts {
  /** Over which the system's dialog stands. */
  parent(): BrowserWindow
  readonly log: Log
}

export function pagePrinter({ parent, log }: PrinterParts): Printing {
  const turns = inTurn()
  const pages: Partial<Record<PrintJob, HeldPage>> = {}
  let locked: Session | null = null

  /** Locked before its first window is made. */
  function lockSession(): void {
    if (locked !== null) return
    locked = session.fromPartition(printPartition, { cache: false })
    lockDownSession(locked, isPrintAddress)
    locked.protocol.handle(scheme, (request) => printResponse(request, pages))
  }

  /** An empty window, and the page for it. */
  function windowFor(bytes: Uint8Array): { readonly window: BrowserWindow; readonly page: HeldPage } {
    const parts = printPageParts(bytes)
    if (parts === null) throw new Error('no print page')
    lockSession()
    const window = new BrowserWindow({ ...printWindowOptions, parent: parent() })
    return { window, page: { bytes, ...parts } }
  }

  /** A page is held only while its window loads it: the next one has the same address. */
  function load(
    job: PrintJob,
    window: BrowserWindow,
    page: HeldPage,
    closed: Promise<unknown>,
  ): Promise<unknown> {
    return turns(`load ${job}`, async () => {
      pages[job] = page
      try {
        await Promise.race([window.loadURL(printAddresses[job]), closed])
      } finally {
        delete pages[job]
      }
    })
  }

  /** Whatever comes first: what is made on the page, or the end of waiting for it. The window is gone then. */
  async function onPage<T>(
    job: PrintJob,
    bytes: Uint8Array,
    make: (contents: WebContents) => Promise<DeskResult<T>>,
    endOf: (closed: Promise<unknown>) => Promise<DeskResult<T>>,
  ): Promise<DeskResult<T>> {
    const { window, page } = windowFor(bytes)
    const closed = new Promise<void>((resolve) => {
      window.once('closed', () => resolve())
    })
    const made = load(job, window, page, closed).then(() => make(window.webContents))
    // What fails after the end was waited for by nobody.
    made.catch(() => undefined)
    try {
      return await Promise.race([made, died(window), endOf(closed)])
    } catch (error) {
      log('pages could not be printed', error)
      return failed('print-failed', '排版窗口没有打开')
    } finally {
      if (!window.isDestroyed()) window.destroy()
    }
  }

  function died(window: BrowserWindow): Promise<DeskResult<never>> {
    return new Promise((resolve) => {
      window.webContents.on('render-process-gone', (_event, { reason }) => {
        if (!window.isDestroyed()) log(`the print window died: ${reason}`)
        resolve(failed('print-failed', '排版时出了意外'))
      })
    })
  }

  function pdf(bytes: Uint8Array): Promise<DeskResult<Uint8Array>> {
    return onPage(
      'pdf',
      bytes,
      async (contents) => given(new Uint8Array(await contents.printToPDF(pdfOptions))),
      () =>
        new Promise((resolve) => {
          setTimeout(() => resolve(failed('print-timeout')), longestPdf).unref()
        }),
    )
  }

  /** As long as the clerk looks at the dialog, and the pages go to the printer; its window goes before that only with the program. */
  function print(bytes: Uint8Array): Promise<DeskResult<boolean>> {
    return onPage('paper', bytes, answered, (closed) => closed.then(() => given(false)))
  }

  function answered(contents: WebContents): Promise<DeskResult<boolean>> {
    return new Promise((resolve) => {
      contents.print(printOptions, (isPrinted, reason) => {
        if (isPrinted || wasCancelled(reason)) resolve(given(isPrinted))
        else {
          log(`printing failed: ${reason}`)
          resolve(failed('printer-refused', '打印机或系统的打印服务没有接受'))
        }
      })
    })
  }

  return {
    pdf: (bytes) => turns('pdf', () => pdf(bytes)),
    print,
  }
}
