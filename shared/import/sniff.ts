// What kind of file some bytes are, told by the bytes alone: names lie, and a .doc is often something else.
// Reading them is for formats.ts and the readers.

/** Formats this program reads. */
export type ReadableFormat = 'txt' | 'html' | 'mht' | 'docx' | 'xlsx' | 'doc' | 'rtf' | 'xls' | 'pdf'

export type Sniffed =
  | { readonly kind: 'readable'; readonly format: ReadableFormat }
  /** Known by its bytes and not readable; `name` is what an office calls it. */
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'picture' | 'packed' | 'protected' | 'damaged' | 'unknown' }

const readable = (format: ReadableFormat): Sniffed => ({ kind: 'readable', format })
const unsupported = (name: string): Sniffed => ({ kind: 'unsupported', name })

/** Never looks further than the front of a file and the directory at its end. */
export function sniff(bytes: Uint8Array): Sniffed {
  const start = latin(bytes.subarray(0, 4096))
  const signed = signatures.find(({ bytes: signature }) => start.startsWith(signature))
  if (signed !== undefined) return signed.tell(bytes)
  if (start.slice(0, 1024).includes('%PDF-')) return readable('pdf')
  if (start.slice(4, 8) === 'ftyp') return sniffMedia(start)
  return sniffText(bytes)
}

const ole2 = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
const zip = 'PK\x03\x04'

const signatures: readonly { readonly bytes: string; readonly tell: (bytes: Uint8Array) => Sniffed }[] = [
  { bytes: zip, tell: sniffZip },
  { bytes: 'PK\x05\x06', tell: () => ({ kind: 'packed' }) },
  { bytes: ole2, tell: sniffOle2 },
  { bytes: '{\\rtf', tell: () => readable('rtf') },
  { bytes: 'BM', tell: sniffBitmap },
  { bytes: 'RIFF', tell: sniffRiff },
  ...['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*', 'II+\0', 'MM\0+', '\0\0\0\x0cjP  '].map(
    (bytes) => ({
      bytes,
      tell: (): Sniffed => ({ kind: 'picture' }),
    }),
  ),
  ...['Rar!', '7z\xbc\xaf', '\x1f\x8b'].map((bytes) => ({
    bytes,
    tell: (): Sniffed => ({ kind: 'packed' }),
  })),
]

/** A bitmap says its own length; a text may begin with the same two letters. */
function sniffBitmap(bytes: Uint8Array): Sniffed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isBitmap = bytes.length > 14 && view.getUint32(2, true) === bytes.length
  return isBitmap ? { kind: 'picture' } : sniffText(bytes)
}

/** WebP pictures, sound and video. */
function sniffRiff(bytes: Uint8Array): Sniffed {
  const form = latin(bytes.subarray(8, 12))
  if (form === 'WEBP') return { kind: 'picture' }
  return /^(?:WAVE|AVI |RMID)$/u.test(form) ? unsupported('录音或视频') : sniffText(bytes)
}

/** Telephones keep photos in the same boxes as videos; the brand tells. */
function sniffMedia(start: string): Sniffed {
  return /^(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs])$/u.test(start.slice(8, 12))
    ? { kind: 'picture' }
    : unsupported('录音或视频')
}

/** One character a byte, for comparing with signatures. */
function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

/** What the parts of a package are called says what it is. Names stand plainly in the directory at the end. */
function sniffZip(bytes: Uint8Array): Sniffed {
  const names = entryNames(bytes)
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
  if (names.length === 0) return { kind: 'damaged' }
  if (has(/^word\/document\d*\.xml$/iu)) return readable('docx')
  if (has(/^xl\/workbook\.xml$/iu)) return readable('xlsx')
  if (has(/^xl\/workbook\.bin$/iu)) return unsupported('二进制 Excel（.xlsb）')
  if (has(/^ppt\//iu)) return unsupported('演示文稿')
  if (has(/^OFD\.xml$/iu)) return unsupported('OFD')
  if (has(/(?:^|\/)Index\/.*\.iwa$|(?:^|\/)Index\.zip$|^index\.(?:xml|apxl)(?:\.gz)?$/iu))
    return unsupported('Pages')
  if (has(/^content\.xml$/iu)) return unsupported('ODF（.odt、.ods）')
  // An Office file always lists its content types; which part is the document the reader finds out.
  if (has(/^\[Content_Types\]\.xml$/iu)) return readable(has(/^xl\//iu) ? 'xlsx' : 'docx')
  return { kind: 'packed' }
}

const directoryEntry = 0x02014b50
const directoryEnd = 0x06054b50
/** More entries than an Office file has; the rest need not be known to tell what it is. */
const mostNames = 2000

function entryNames(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  let at = directoryStart(view)
  while (at !== null && at + 46 <= bytes.length && names.length < mostNames) {
    if (view.getUint32(at, true) !== directoryEntry) break
    const length = view.getUint16(at + 28, true)
    names.push(latin(bytes.subarray(at + 46, at + 46 + length)).replaceAll('\\', '/'))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

function directoryStart(view: DataView): number | null {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
    if (view.getUint32(at, true) === directoryEnd) return view.getUint32(at + 16, true)
  }
  return null
}

/**
 * Streams of an OLE2 file are named in UTF-16 in its directory, those of objects inside of it as well; what the whole is
 * says the identity of its root ([MS-CFB] 2.6.4), where the program set it.
 */
function sniffOle2(bytes: Uint8Array): Sniffed {
  const has = (name: string): boolean => includes(bytes, wide(name))
  if (has('EncryptedPackage')) return { kind: 'protected' }
  const isWord = has('WordDocument')
  const isExcel = has('Workbook')
  if (isExcel && (!isWord || rootClass(bytes) === excelClass)) return readable('xls')
  if (isWord) return readable('doc')
  if (has('Book')) return unsupported('Excel 95 或更早版本的')
  if (has('PowerPoint Document')) return unsupported('演示文稿')
  return unsupported('旧版 Office')
}

const excelClass = 0x00020820

/** The first part of the root's class; 0 where the directory lies outside of the file. */
function rootClass(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512) return 0
  const sector = 1 << Math.min(view.getUint16(30, true), 16)
  const at = (view.getUint32(48, true) + 1) * sector + 80
  return at + 4 <= bytes.length ? view.getUint32(at, true) : 0
}

function wide(name: string): Uint8Array {
  return Uint8Array.from([...name].flatMap((character) => [character.charCodeAt(0), 0]))
}

/** Directory sectors lie anywhere; entries stand at multiples of 128 bytes. */
function includes(bytes: Uint8Array, wanted: Uint8Array): boolean {
  for (let at = 512; at + wanted.length + 2 <= bytes.length; at += 128) {
    if (wanted.every((byte, index) => bytes[at + index] === byte) && bytes[at + wanted.length] === 0)
      return true
  }
  return false
}

const markup =
  /^<(?:!doctype\s+html|html|head|meta|title|body|table|tbody|tr|div|p|span|section|article|main|h[1-6]|font|center|style|link|base|form|ul|ol|b|strong|br|img|a)\b/iu

/** A page saved as a message: lines of headers, one of which says that it is one. */
const message = /^[a-z][a-z-]{1,40}:[ \t]/iu
const partly = /^(?:mime-version:[ \t]*1|content-type:[ \t]*(?:multipart\/|text\/html))/imu

/** Text of any encoding: the characters that tell are ASCII, so zero bytes between them do not matter. */
function sniffText(bytes: Uint8Array): Sniffed {
  const start = latin(bytes.subarray(0, 16 * 1024))
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\x84\x31\x95\x33)/u, '')
    .replaceAll('\0', '')
    .trimStart()
  if (start === '') return { kind: 'unknown' }
  if (message.test(start) && partly.test(start)) return readable('mht')
  const element = start.replace(/^(?:\s|<!--[\s\S]*?-->|<\?xml[\s\S]*?\?>)+/u, '')
  if (/^<\?mso-application|^<(?:w:wordDocument|pkg:package)\b/u.test(element)) return unsupported('Word XML')
  if (/^<(?:ss:)?Workbook\b/u.test(element)) return unsupported('Excel XML')
  if (markup.test(element)) return readable('html')
  // A page whose first element is not in the list, or that begins in the middle.
  const isPage = /<\/(?:table|p|div|html|body|td)>/iu.test(start) && /^</u.test(element)
  return readable(isPage ? 'html' : 'txt')
}
