// How pages are printed and made a PDF of, and the window that does it: never shown, without scripts, without a preload,
// in a session that serves one page and lets nothing else through. No Electron here but its types.
import { createHash } from 'node:crypto'
import type { BrowserWindowConstructorOptions, PrintToPDFOptions, WebContentsPrintOptions } from 'electron'
import { scheme } from '../window/own-address.ts'
import { lockedPage } from '../window/window-options.ts'

/** The two pages there are to load: a dialog that is open keeps no preview waiting. */
export const printAddresses = {
  pdf: `${scheme}://print/pdf.html`,
  paper: `${scheme}://print/paper.html`,
} as const
export type PrintJob = keyof typeof printAddresses

export function isPrintAddress(address: string): boolean {
  return Object.values<string>(printAddresses).includes(address)
}

export interface HeldPage {
  readonly bytes: Uint8Array
  readonly styleSheet: string
}

/** Kept in memory alone: its name does not begin with `persist:`. */
export const printPartition = 'printing'

/** Paper and margins are the page's own; the bookmarks come from its headings. */
export const pdfOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const satisfies PrintToPDFOptions

/** With the system's dialog: which printer, which pages, how many copies. */
export const printOptions = {
  silent: false,
  printBackground: true,
  pageSize: 'A4',
  margins: { marginType: 'default' },
} as const satisfies WebContentsPrintOptions

export const printWindowOptions = {
  show: false,
  focusable: false,
  skipTaskbar: true,
  title: '年报助手',
  webPreferences: {
    partition: printPartition,
    javascript: false,
    images: false,
    webgl: false,
    ...lockedPage,
    backgroundThrottling: false,
  },
} as const satisfies BrowserWindowConstructorOptions

/** Nothing but the page's own style sheet, known by its digest. */
export function printPolicy(styleSheet: string): string {
  const digest = createHash('sha256').update(styleSheet).digest('base64')
  return [
    "default-src 'none'",
    `style-src 'sha256-${digest}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox',
  ].join('; ')
}

/** The answer to a request of the hidden window. */
export function printResponse(
  request: { readonly url: string; readonly method: string },
  pages: Readonly<Partial<Record<PrintJob, HeldPage>>>,
): Response {
  const { pdf, paper } = printAddresses
  const page = request.url === pdf ? pages.pdf : request.url === paper ? pages.paper : undefined
  if (request.method !== 'GET' || page === undefined) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(page.bytes), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': printPolicy(page.styleSheet),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}
