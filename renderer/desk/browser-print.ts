// How a plain browser prints pages: in a frame that is not seen, by the browser's own dialog. The style sheet is adopted, since
// the page's policy allows no style of a document's own.

export function printInBrowser(page: Uint8Array): void {
  const printed = new DOMParser().parseFromString(new TextDecoder().decode(page), 'text/html')
  document.querySelector(`#${frameId}`)?.remove()
  const frame = document.createElement('iframe')
  frame.id = frameId
  frame.title = '打印内容'
  frame.tabIndex = -1
  frame.ariaHidden = 'true'
  frame.className = 'print-frame'
  document.body.append(frame)
  const { contentWindow: inside, contentDocument: target } = frame
  if (inside === null || target === null) throw new Error('a frame without a document')
  target.documentElement.lang = 'zh-CN'
  target.title = printed.title
  // A sheet can be adopted only where it was made.
  const sheet: CSSStyleSheet = new (inside as Window & typeof globalThis).CSSStyleSheet()
  sheet.replaceSync(printed.querySelector('style')?.textContent ?? '')
  target.adoptedStyleSheets = [sheet]
  target.body.append(...[...printed.body.childNodes].map((node) => target.adoptNode(node)))
  inside.addEventListener('afterprint', () => frame.remove(), { once: true })
  inside.focus()
  inside.print()
}

const frameId = 'print-frame'
