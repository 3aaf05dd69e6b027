// Files that the clerk drops onto the window.
import example from '../../../cli/example/annual-report-2023.txt?raw'

export function drop(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([content], name))
  const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
  document.body.dispatchEvent(event)
}

/** The report of the terminal's demonstration, as a text file. */
export function dropExample(change: (text: string) => string = (text) => text): void {
  drop('去年年报.txt', change(example))
}
