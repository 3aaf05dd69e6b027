// The stream of an OLE2 container that holds a workbook's records ([MS-XLS] 2.1.4), boiled down to what a report needs before
// the library sees it: cells, their formats, merges, hidden lines. What its records mean is the library's business.
import { Stop } from '../budget.ts'
import { streamsOf } from '../read-compound/streams.ts'

export function workbookStream(bytes: Uint8Array): Uint8Array {
  const stream = streamsOf(bytes)('Workbook')
  if (stream === null) throw new Stop('file-damaged')
  boilDown(stream)
  return stream
}

const begin = 0x0809
const end = 0x000a
const password = 0x002f
const formula = 0x0006

/** What is left to the library ([MS-XLS] 2.3.1). */
const kept = new Set([
  begin,
  end,
  formula,
  0x0022, // Date1904
  0x003c, // Continue
  0x0042, // CodePage
  0x007d, // ColInfo
  0x0085, // BoundSheet8
  0x00bd, // MulRk
  0x00be, // MulBlank
  0x00d6, // RString
  0x00e0, // XF
  0x00e5, // MergeCells
  0x00fc, // SST
  0x00fd, // LabelSst
  0x0200, // Dimensions
  0x0201, // Blank
  0x0203, // Number
  0x0204, // Label
  0x0205, // BoolErr
  0x0207, // String
  0x0208, // Row
  0x027e, // RK
  0x041e, // Format
])
/** A reference of a consolidation (DConRef), which the library steps over without a word. */
const nothing = 0x0051

/** A formula's record up to the length of its tokens: place, format, kept result, flags, calculation chain. */
const beforeTokens = 20
/** A length that says: no tokens. */
const noTokens = 0xffff

/**
 * Records keep their places, since sheets are found by offset. Formulas lose their tokens: only that there is one counts,
 * and the library reads on for ever where their lengths do not agree. Charts inside a sheet have cells of their own.
 */
function boilDown(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  // The library would take anything else for a text.
  if (stream.length < 4 || view.getUint16(0, true) !== begin) throw new Stop('file-damaged')
  let depth = 0
  for (let at = 0; at + 4 <= stream.length;) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (type === password) throw new Stop('file-protected')
    if (depth === 0 && type !== begin) {
      // What follows the last sheet only fills the sector; else a sheet has ended too early.
      if (stream.subarray(at).some((byte) => byte !== 0)) throw new Stop('file-damaged')
      break
    }
    if (type === begin) depth += 1
    const isShort = type === formula && length < beforeTokens + 2
    if (depth > 1 || isShort || !kept.has(type)) view.setUint16(at, nothing, true)
    else if (type === formula && at + 4 + length <= stream.length) {
      view.setUint16(at + 4 + beforeTokens, noTokens, true)
    }
    if (type === end) depth -= 1
    at += 4 + length
  }
  // Else the cells after a chart that does not end would be missing without a word.
  if (depth > 0) throw new Stop('file-damaged')
}
