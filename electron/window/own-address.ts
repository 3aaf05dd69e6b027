// The address of the program's own page: a scheme of its own, so that the page is no file: page and has an origin.
import type { Sender } from '../answering.ts'

export const scheme = 'app'
export const host = 'desk'
export const homePage = `${scheme}://${host}/index.html`

export function isOwnAddress(address: string): boolean {
  return address.startsWith(`${scheme}://${host}/`)
}

/** Only the top frame of our own window, showing our own page. */
export function isFromOwnPage({ sender, senderFrame }: Sender, ownContents: unknown): boolean {
  if (sender !== ownContents || senderFrame === null || senderFrame.parent !== null) return false
  return isOwnAddress(senderFrame.url)
}
