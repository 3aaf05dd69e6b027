// What the desk lets into its hidden window, and what it says about that window's requests.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printPageParts } from '../../../electron/printing/print-page.ts'
import {
  isPrintAddress,
  pdfOptions,
  printAddresses,
  printOptions,
  printPolicy,
  printResponse,
  printWindowOptions,
} from '../../../electron/printing/print-settings.ts'
import { wasCancelled } from '../../../electron/printing/printing.ts'
import { composeApproval } from '../../../shared/export/compose-approval.ts'
import { compose } from '../../../shared/export/compose.ts'
import { printPage } from '../../../shared/export/write-print-page.ts'
import { namedStyles } from '../../../shared/page-style.ts'
import { defaultProfile } from '../../../shared/report/model.ts'
import { reportArbitrary } from '../../support/arbitraries.ts'
import { fullReport, namedReports } from '../../support/office/reports.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const isLetIn = (text: string): boolean => printPageParts(bytesOf(text)) !== null
const page = printPage(compose(fullReport, defaultProfile))

describe('a print page of ours is let in', () => {
  it.each(namedReports)('of %s', (_, report) => {
    for (const { style } of namedStyles)
      expect(isLetIn(printPage(compose(report, { ...defaultProfile, ...style })))).toBe(true)
    const approval = { date: '2026年1月12日', accepted: [{ sentence: '甲<b>"乙"</b>', reason: '丙&丁' }] }
    expect(isLetIn(printPage(composeApproval(report, defaultProfile, approval)))).toBe(true)
  })

  it('whatever the report, the fonts and the header say', () => {
    fc.assert(
      fc.property(reportArbitrary, fc.string({ unit: 'grapheme', maxLength: 40 }), (report, words) => {
        const document = compose(report, { ...defaultProfile, bodyFont: words, level1Font: `"${words}\\` })
        return isLetIn(printPage({ ...document, header: words }))
      }),
      { numRuns: 60 },
    )
  })

  it.each(['/*', '/* " */', "'url(x)'"])('a font called %s', (bodyFont) => {
    expect(isLetIn(printPage(compose(fullReport, { ...defaultProfile, bodyFont })))).toBe(true)
  })

  it('and no text of it becomes markup', () => {
    const words = '</style></p><script>alert(1)</script><img src=x onerror=y>&lt;'
    const report = {
      ...fullReport,
      office: words,
      signature: words,
      head: [{ level: 0, runs: [{ text: words }] }],
    } as const
    const text = printPage({ ...compose(report, { ...defaultProfile, bodyFont: words }), header: words })
    expect(isLetIn(text)).toBe(true)
    expect(text).not.toMatch(/<(?:script|img|iframe|link)/iu)
  })
})

describe('anything else is refused', () => {
  const inBody = (html: string): string => page.replace('<body>\n', `<body>\n${html}`)
  const inStyle = (css: string): string => page.replace('<style>\n', `<style>\n${css}\n`)

  it.each([
    ['a script', inBody('<script>1</script>')],
    ['a script by its address', inBody('<script src="app://desk/a.js"></script>')],
    ['a picture', inBody('<img src="https://example.com/x.png">')],
    ['a frame', inBody('<iframe src="https://example.com/"></iframe>')],
    ['a link', inBody('<a href="https://example.com/">x</a>')],
    ['a form', inBody('<form action="https://example.com/"></form>')],
    ['an object', inBody('<object data="file:///etc/passwd"></object>')],
    ['a base', inBody('<base href="https://example.com/">')],
    ['a drawing', inBody('<svg><use href="https://example.com/#a"/></svg>')],
    ['a second sheet', inBody('<style>p{}</style>')],
    ['a style of an element', inBody('<p style="color:red">x</p>')],
    ['an event', inBody('<p onclick="x()">x</p>')],
    ['an attribute without quotes', inBody('<p class=x>x</p>')],
    ['a comment', inBody('<!-- x -->')],
    ['a character by its name', inBody('<p>&nbsp;</p>')],
    ['a tag in capitals', inBody('<SCRIPT>1</SCRIPT>')],
    ['an open tag', inBody('<p class="x"')],
    ['a refresh', page.replace('<meta charset="utf-8">', '<meta http-equiv="refresh" content="0">')],
    [
      'a link in the head',
      page.replace('<style>', '<link rel="stylesheet" href="https://example.com/"><style>'),
    ],
    ['an address in the sheet', inStyle('p { background: url(https://example.com/x) }')],
    ['an address behind an escape', inStyle('p { background: u\\72 l(https://example.com/x) }')],
    ['an address in capitals', inStyle('p { background: URL("x") }')],
    ['an import', inStyle('@import "https://example.com/x.css";')],
    ['a set of pictures', inStyle('p { background: image-set("x" 1x) }')],
    ['a font by its address', inStyle('@font-face { font-family: a; src: "https://example.com/x" }')],
    ['a string that does not end', inStyle('p { content: "x\n }')],
    [
      'an address between quotes of comments',
      inStyle('/* " */ body{background:url(http://x/)} @import "a"; /* " */'),
    ],
    ['an import between quotes of comments', inStyle('/* " */@import url(//h/x.css);/* " */')],
    ['a comment in the sheet', inStyle('/* x */ p {}')],
    ['a title with markup', page.replace('<title>', '<title><b>')],
    ['nothing', ''],
    ['words', '年报'],
  ])('%s', (_, text) => {
    expect(isLetIn(text)).toBe(false)
  })

  it('bytes that are no text', () => {
    expect(printPageParts(Uint8Array.of(0x3c, 0xff, 0xfe))).toBe(null)
  })

  it('a page of a megabyte is told as any other', () => {
    const long = inBody(`<p>${'政府信息公开&#38;'.repeat(60_000)}</p>`)
    expect(isLetIn(long)).toBe(true)
    expect(isLetIn(`${long}x`)).toBe(false)
  })
})

describe('the hidden window', () => {
  const parts = printPageParts(bytesOf(page))
  const held = parts === null ? {} : { pdf: { bytes: bytesOf(page), ...parts } }
  const ask = (url: string, method = 'GET'): Response => printResponse({ url, method }, held)

  it('is given the page of its job and nothing else', async () => {
    expect(await ask(printAddresses.pdf).text()).toBe(page)
    const others = [
      'app://print/',
      'app://print/other.html',
      'app://desk/index.html',
      `${printAddresses.pdf}?x`,
    ]
    for (const url of others) {
      expect(isPrintAddress(url)).toBe(false)
      expect(ask(url).status).toBe(404)
    }
    expect(ask(printAddresses.paper).status).toBe(404)
    expect(ask(printAddresses.pdf, 'POST').status).toBe(404)
    expect(printResponse({ url: printAddresses.pdf, method: 'GET' }, {}).status).toBe(404)
  })

  it('lays the page under a policy that lets its own sheet through alone', () => {
    const policy = ask(printAddresses.pdf).headers.get('Content-Security-Policy') ?? ''
    expect(policy).toBe(printPolicy(parts?.styleSheet ?? ''))
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox$/u,
    )
    expect(printPolicy('p {}')).not.toBe(policy)
  })

  it('is never shown, runs nothing and has no preload', () => {
    const { show, webPreferences } = printWindowOptions
    expect(show).toBe(false)
    expect(webPreferences).toMatchObject({
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    })
    expect('preload' in webPreferences).toBe(false)
    expect(webPreferences.partition.startsWith('persist:')).toBe(false)
  })

  it('prints on the page’s own paper, with the dialog, and keeps the bookmarks', () => {
    expect(printOptions.silent).toBe(false)
    expect(pdfOptions).toEqual({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  })

  it.each([
    ['Print job canceled', true],
    ['cancelled', true],
    ['Print job failed', false],
    ['Invalid printer settings', false],
    ['', false],
  ])('told “%s”: the clerk closed the dialog is %j', (reason, expected) => {
    expect(wasCancelled(reason)).toBe(expected)
  })
})
