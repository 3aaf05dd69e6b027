// Word files (.docx, .docm and their templates), whoever made them → document. Headers, footers, notes and comments are
// not part of it; macros and external relationships are never looked at. Knows nothing of the form.
import type { Document } from '../document.ts'
import { failed, note, success, type Note, type Outcome } from '../notes.ts'
import { stretch, untold, type TellReading } from '../reading-progress.ts'
import { Budget, Stop, stoppable } from './budget.ts'
import { isEncryptedPackage, looksLikeCompoundFile } from './read-package/compound-file.ts'
import { openPackage, relatedPart, type Package } from './read-package/package.ts'
import { childOf } from './read-package/xml.ts'
import { readBlocks } from './read-docx/blocks.ts'
import { readNumbering } from './read-docx/numbering.ts'
import { readProperties } from './read-docx/properties.ts'
import { openStory, type Tally } from './read-docx/story.ts'
import { readStyles } from './read-docx/styles.ts'

/** Elements that only say how something looks; two in three of what Word writes. */
const look: ReadonlySet<string> = new Set([
  'w:rFonts',
  'w:sz',
  'w:szCs',
  'w:bCs',
  'w:lang',
  'w:color',
  'w:kern',
  'w:spacing',
  'w:ind',
  'w:jc',
  'w:shd',
  'w:keepNext',
  'w:keepLines',
  'w:widowControl',
  'w:suppressLineNumbers',
  'w:snapToGrid',
  'w:tblBorders',
  'w:tcBorders',
  'w:tblPrEx',
  'w:tblCellMar',
  'w:tcMar',
  'w:vAlign',
  'w:trHeight',
  'w:latentStyles',
  'w:proofErr',
  'w:tblLook',
  'w:cnfStyle',
  'w:noWrap',
  'w:hideMark',
  'w:pBdr',
  'w:adjustRightInd',
  'w:autoSpaceDE',
  'w:autoSpaceDN',
  'w:overflowPunct',
  'w:u',
  'w:rPrChange',
  'w:pPrChange',
  'w:tblPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:sectPr',
])

/** Fails with `file-protected`, `file-damaged`, `file-over-budget`, `format-unsupported` or `format-unknown`. */
export function readDocx(
  bytes: Uint8Array,
  fileName: string,
  tell: TellReading = untold,
): Promise<Outcome<Document>> {
  return stoppable(fileName, () => {
    if (isEncryptedPackage(bytes)) throw new Stop('file-protected')
    if (looksLikeCompoundFile(bytes)) return failed('format-unsupported', fileName, 'Word 97-2003（.doc）')
    const budget = new Budget()
    const { document, tally } = readPackage(openPackage(bytes, budget), budget, tell)
    return success(document, notesOf(tally))
  })
}

function readPackage(
  file: Package,
  budget: Budget,
  tell: TellReading,
): { readonly document: Document; readonly tally: Tally } {
  const main = relatedPart(file.relationshipsOf(''), 'officeDocument') ?? 'word/document.xml'
  const root = file.xmlOf(main, look, stretch(tell, 'part', 0, 0.7))
  if (root.name !== 'w:document') throw new Stop('format-unknown')
  const body = childOf(root, 'w:body')
  if (body === undefined) throw new Stop('file-damaged')
  const related = file.relationshipsOf(main)
  const part = (type: string) => {
    const name = relatedPart(related, type)
    return name === null ? null : file.xmlOf(name, look)
  }
  const styles = readStyles(part('styles'))
  const numbering = readNumbering(() => part('numbering'))
  const tally: Tally = {
    paragraphs: 0,
    tables: 0,
    changes: 0,
    hidden: 0,
    nested: 0,
    beside: new Set(),
    hasContents: false,
  }
  const blocks = readBlocks(
    body,
    openStory({ styles, numbering, budget, tally }, body),
    stretch(tell, 'part', 0.7, 1),
  )
  const properties = styles.isOurs ? readProperties(file) : { title: '', office: '', year: null }
  return { document: { properties, blocks }, tally }
}

function notesOf({ changes, hidden, nested, beside }: Tally): Note[] {
  return [
    ...(changes > 0 ? [note('tracked-changes', [changes])] : []),
    ...(hidden > 0 ? [note('hidden-left-out', [hidden])] : []),
    ...[...beside].map((kind) => note('object-left-out', [kind])),
    ...(nested > 0 ? [note('nested-table', [nested])] : []),
  ]
}
