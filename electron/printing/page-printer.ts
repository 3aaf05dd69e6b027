// Prints pages and makes PDFs of them in a hidden window that lives for one job. Jobs run one after the other; one that hangs
// ends with its window.
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
  /** The window over which the system's dialog stands open. */
  let asking: BrowserWindow | null = null

  /** Locked before its first window is made. */
  function lockSession(): void {
    if (locked !== null) return
    locked = session.fromPartition(printPartition, { cache: false })
    lockDownSession(locked, isPrintAddress)
    locked.protocol.handle(scheme, (request) => printResponse(request, pages))
  }

  function windowFor(job: PrintJob, bytes: Uint8Array): BrowserWindow {
    const parts = printPageParts(bytes)
    if (parts === null) throw new Error('no print page')
    lockSession()
    pages[job] = { bytes, ...parts }
    return new BrowserWindow({ ...printWindowOptions, parent: parent() })
  }

  /** Whatever comes first: what is made on the page, or the end of waiting for it. The window is gone then. */
  async function onPage<T>(
    job: PrintJob,
    window: BrowserWindow,
    make: (contents: WebContents) => Promise<DeskResult<T>>,
    end: Promise<DeskResult<T>>,
  ): Promise<DeskResult<T>> {
    const made = window.loadURL(printAddresses[job]).then(() => make(window.webContents))
    // What fails after the end was waited for by nobody.
    made.catch(() => undefined)
    try {
      return await Promise.race([made, died(window), end])
    } catch (error) {
      log('pages could not be printed', error)
      return failed('print-failed', '排版窗口没有打开')
    } finally {
      delete pages[job]
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
      windowFor('pdf', bytes),
      async (contents) => given(new Uint8Array(await contents.printToPDF(pdfOptions))),
      new Promise((resolve) => {
        setTimeout(() => resolve(failed('print-timeout')), longestPdf).unref()
      }),
    )
  }

  /** As long as the clerk looks at the dialog. */
  function print(bytes: Uint8Array): Promise<DeskResult<boolean>> {
    const window = windowFor('paper', bytes)
    asking = window
    const closed = new Promise<DeskResult<boolean>>((resolve) => {
      window.once('closed', () => resolve(given(false)))
    })
    return onPage('paper', window, answered, closed)
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
    print(bytes) {
      // A dialog that never answers must not keep the next one from opening.
      if (asking !== null && !asking.isDestroyed()) asking.destroy()
      return turns('paper', () => print(bytes))
    },
  }
}
