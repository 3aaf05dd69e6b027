// Events of a table component → calls of the grid editor: what is prevented, what goes to the clipboard.
import type { Address } from '../../shared/template/form.ts'
import type { LayoutCell } from '../../shared/template/layout.ts'
import type { ClipboardTexts } from './read-clipboard.ts'
import type { GridEditor } from './use-grid-editor.ts'

export function useTableEvents(editor: GridEditor) {
  const listeners = {
    point: (address: Address, extend: boolean) => editor.point(address, extend),
    pointLabel: (cell: LayoutCell) => editor.pointLabel(cell),
    edit: (address: Address) => editor.edit(address),
    input: (address: Address, text: string) => editor.input(address, text),
    keydown: (event: KeyboardEvent) => {
      if (editor.key(event)) event.preventDefault()
    },
    copy: (event: ClipboardEvent) => put(event, editor.copy()),
    cut: (event: ClipboardEvent) => put(event, editor.cut()),
    paste: (event: ClipboardEvent) => {
      const data = event.clipboardData
      if (!data) return
      const texts = { text: data.getData('text/plain'), html: data.getData('text/html') }
      if (editor.paste(texts)) event.preventDefault()
    },
    leave: () => editor.finish(),
  }

  return { listeners }
}

function put(event: ClipboardEvent, texts: ClipboardTexts | null): void {
  if (texts === null || event.clipboardData === null) return
  event.preventDefault()
  event.clipboardData.setData('text/plain', texts.text)
  event.clipboardData.setData('text/html', texts.html)
}

/**
 * For a button: the browser hands out the clipboard only inside a copy it has begun itself. False where it refused.
 */
export function putOnClipboard(texts: ClipboardTexts): boolean {
  const fill = (event: ClipboardEvent): void => put(event, texts)
  document.addEventListener('copy', fill, { once: true, capture: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', fill, { capture: true })
  return done
}
