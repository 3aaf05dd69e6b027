// Builds small PDF files by hand: pages of operators, and fonts that are named and not embedded, as many offices' files have
// them. Chinese text then needs the character maps that Adobe predefined, which a reader must have at hand.

import { gbkBytes } from './gbk.ts'

/** Predefined maps (ISO 32000-1, 9.7.5.2), and how characters are written for them. */
export type CharacterMap = 'UniGB-UCS2-H' | 'UniGB-UTF16-H' | 'GBK-EUC-H'

export interface PdfPage {
  /** Operators of the content stream. */
  readonly content: string
  readonly width?: number
  readonly height?: number
  /** Lower left corner of the page in its own coordinates. */
  readonly origin?: readonly [number, number]
  readonly rotate?: 90 | 180 | 270
  /** Content of a form that the page may draw as `/Form Do`. */
  readonly form?: string
  /** The page may draw a picture as `/Picture Do`. */
  readonly hasPicture?: true
}

export interface PdfFile {
  readonly pages: readonly PdfPage[]
  readonly map?: CharacterMap
  /** Characters that the file calls by another name. */
  readonly names?: Readonly<Record<string, string>>
  /** Entries of the trailer's dictionary. */
  readonly trailer?: string
}

export function pdfBytes({ pages, map = 'UniGB-UCS2-H', names = {}, trailer = '' }: PdfFile): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const stream = (dictionary: string, content: string): number =>
    add(`<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`)
  const catalog = add('')
  const tree = add('')
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  )
  const toUnicode = Object.keys(names).length === 0 ? '' : ` /ToUnicode ${stream('', unicodeMap(names))} 0 R`
  const font = (name: string, ordering: string, more = ''): number => {
    const system = `<< /Registry (Adobe) /Ordering (${ordering}) /Supplement 4 >>`
    const descendant = add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo ${system} /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor ${descriptor} 0 R >>`,
    )
    return add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-${name} /Encoding /${name} /DescendantFonts [${descendant} 0 R]${more} >>`,
    )
  }
  const fonts = [
    `/F1 ${font(map, 'GB1', toUnicode)} 0 R`,
    // A font that made up its own numbers and does not say what they stand for.
    `/F2 ${font('Identity-H', 'Identity')} 0 R`,
    `/F3 ${font('UniGB-UCS2-V', 'GB1')} 0 R`,
  ].join(' ')
  const kids = pages.map((page) => {
    const { content, width = 595, height = 842, origin = [0, 0], rotate, form, hasPicture } = page
    const drawn: string[] = []
    if (form !== undefined) {
      const bounds = `/BBox [0 0 ${width} ${height}] /Matrix [1 0 0 1 0 0]`
      const own = `/Type /XObject /Subtype /Form ${bounds} /Resources << /Font << ${fonts} >> >>`
      drawn.push(`/Form ${stream(own, form)} 0 R`)
    }
    if (hasPicture) {
      const picture =
        '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8'
      drawn.push(`/Picture ${stream(picture, 'abcd')} 0 R`)
    }
    const body = stream('', content)
    const [x, y] = origin
    const box = `[${x} ${y} ${x + width} ${y + height}]`
    const turned = rotate === undefined ? '' : ` /Rotate ${rotate}`
    const resources = `<< /Font << ${fonts} >> /XObject << ${drawn.join(' ')} >> >>`
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox ${box}${turned} /Resources ${resources} /Contents ${body} 0 R >>`,
    )
  })
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R >>`
  objects[tree - 1] =
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  return latin(wholeFile(objects, catalog, trailer))
}

/** ISO 32000-1, 9.10.3. */
function unicodeMap(names: Readonly<Record<string, string>>): string {
  const code = (text: string): string => `<${text.charCodeAt(0).toString(16).padStart(4, '0')}>`
  const lines = Object.entries(names).map(([from, to]) => `${code(from)} ${code(to)}`)
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    `${lines.length} beginbfchar`,
    ...lines,
    'endbfchar endcmap end end',
  ].join('\n')
}

function wholeFile(objects: readonly string[], catalog: number, trailer: string): string {
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const offsets = objects.map((body, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = file.length
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`)
  return (
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}` +
    `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  )
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** A string operand for the font of a map. */
export function hex(text: string, map: CharacterMap = 'UniGB-UCS2-H'): string {
  const units =
    map === 'GBK-EUC-H'
      ? [...gbkBytes(text)].map((byte) => byte.toString(16).padStart(2, '0'))
      : Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'))
  return `<${units.join('')}>`
}
