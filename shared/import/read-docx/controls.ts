// Structured document tags (content controls): what of them is text of the document.
import { childOf, type XmlElement } from '../read-package/xml.ts'
import { toggle } from './styles.ts'

/** The content; null while the control shows its own prompt, or where it is a generated table of contents. */
export function contentOfControl(control: XmlElement): XmlElement | null {
  const properties = childOf(control, 'w:sdtPr')
  if (toggle(properties, 'w:showingPlcHdr') === true || isContentsControl(control)) return null
  return childOf(control, 'w:sdtContent') ?? null
}

export function isContentsControl(control: XmlElement): boolean {
  const part = childOf(childOf(control, 'w:sdtPr'), 'w:docPartObj')
  return childOf(part, 'w:docPartGallery')?.attributes['w:val'] === 'Table of Contents'
}
