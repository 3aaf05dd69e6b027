// Files that the clerk drops onto the window.
import example from '../../../cli/example/annual-report-2023.txt?raw'

export type Content = string | Uint8Array<ArrayBuffer>

export function drop(name: string, content: Content): void {
  dropFiles([name, content])
}

/** Several at once. */
export function dropFiles(...files: readonly (readonly [name: string, content: Content])[]): void {
  const dataTransfer = new DataTransfer()
  for (const [name, content] of files) dataTransfer.items.add(new File([content], name))
  const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
  document.body.dispatchEvent(event)
}

/** The report of the terminal's demonstration, as a text file. */
export function dropExample(change: (text: string) => string = (text) => text): void {
  drop('去年年报.txt', change(example))
}
