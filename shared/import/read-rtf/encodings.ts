// Which encoding the bytes of a text are in: that of its font's character set, or that of the whole file.

/** \fcharset numbers (RTF 1.9.1, Font Table) as the decoders' names; 0 and 1 go by the file. */
const charsets: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}

/** \ansicpg numbers. */
const pages: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  10008: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
}

const western = 'windows-1252'

/** The encoding of the whole file. */
export function encodingOfPage(page: number | null): string {
  return page === null ? western : (pages[page] ?? western)
}

export function decodeText(bytes: readonly number[], charset: number | null, ofFile: string): string {
  const named = charset === null ? undefined : charsets[charset]
  const all = Uint8Array.from(bytes)
  if (named !== undefined) return new TextDecoder(named).decode(all)
  // A Western font over Chinese bytes: the program that wrote it set the text in another font than it says.
  return ofFile === western ? decodeChineseOr(all, western) : new TextDecoder(ofFile).decode(all)
}

/** Bytes that are Han characters in GBK throughout are hardly anything else. */
function decodeChineseOr(bytes: Uint8Array, otherwise: string): string {
  const chinese = new TextDecoder('gb18030').decode(bytes)
  const isHan =
    /[^\0-\u007f]/u.test(chinese) &&
    /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…·\0-\u007f]*$/u.test(chinese)
  return isHan ? chinese : new TextDecoder(otherwise).decode(bytes)
}
