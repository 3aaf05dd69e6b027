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
  pdfOptions,
  printAddress,
  printOptions,
  printPartition,
  printResponse,
  printWindowOptions,
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
  let page: { readonly bytes: Uint8Array; readonly styleSheet: string } | null = null
  let locked: Session | null = null

  /** Locked before its first window is made. */
  function lockSession(): void {
    if (locked !== null) return
    locked = session.fromPartition(printPartition, { cache: false })
    lockDownSession(locked, (address) => address === printAddress)
    locked.protocol.handle(scheme, (request) => printResponse(request, page))
  }

  async function onPage<T>(
    bytes: Uint8Array,
    limit: number,
    job: (contents: WebContents) => Promise<DeskResult<T>>,
  ): Promise<DeskResult<T>> {
    const parts = printPageParts(bytes)
    if (parts === null) throw new Error('no print page')
    lockSession()
    page = { bytes, ...parts }
    const window = new BrowserWindow({ ...printWindowOptions, parent: parent() })
    try {
      return await Promise.race([load(window).then(() => job(window.webContents)), ending(window, limit)])
    } catch (error) {
      log('pages could not be printed', error)
      return failed('print-failed', '排版窗口没有打开')
    } finally {
      page = null
      if (!window.isDestroyed()) window.destroy()
    }
  }

  const load = (window: BrowserWindow): Promise<void> => window.loadURL(printAddress)

  /** Resolves when the window cannot be waited for any longer. */
  function ending(window: BrowserWindow, limit: number): Promise<DeskResult<never>> {
    return new Promise((resolve) => {
      window.webContents.on('render-process-gone', (_event, { reason }) => {
        log(`the print window died: ${reason}`)
        resolve(failed('print-failed', '排版时出了意外'))
      })
      if (Number.isFinite(limit)) setTimeout(() => resolve(failed('print-timeout')), limit).unref()
    })
  }

  return {
    pdf: (bytes) =>
      turns('pages', () =>
        onPage(bytes, longestPdf, async (contents) =>
          given(new Uint8Array(await contents.printToPDF(pdfOptions))),
        ),
      ),
    print: (bytes) =>
      turns('pages', () =>
        // As long as the clerk looks at the dialog.
        onPage(
          bytes,
          Infinity,
          (contents) =>
            new Promise<DeskResult<boolean>>((resolve) => {
              contents.print(printOptions, (isPrinted, reason) => {
                if (isPrinted || wasCancelled(reason)) resolve(given(isPrinted))
                else {
                  log(`printing failed: ${reason}`)
                  resolve(failed('printer-refused', '打印机或系统的打印服务没有接受'))
                }
              })
            }),
        ),
      ),
  }
}
