// What a print page may hold (shared/export/write-print-page.ts writes it): a title, one style sheet, elements of text and
// tables. Whatever else the window sends is refused before a page of it is ever loaded.

const shape =
  /^<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>([^<>]*)<\/title>\n<style>\n([^<]*)<\/style>\n<\/head>\n<body>\n([^]*)\n<\/body>\n<\/html>\n$/u

const names = 'h[1-5]|p|span|b|br|wbr|section|table|colgroup|col|thead|tbody|tr|th|td'
const attributes = [
  'class="[\\w -]+"',
  '(?:row|col)span="\\d{1,3}"',
  'scope="(?:row|col|rowgroup|colgroup)"',
  'aria-label="(?:[^<>"&]|&#\\d{1,7};)*"',
].join('|')
/** Characters of text, a character by its number, or a tag. */
const token = new RegExp(`[^<>&]+|&#\\d{1,7};|</(?:${names})>|<(?:${names})(?: (?:${attributes}))*>`, 'uy')
const plainText = /^(?:[^<>&]|&#\d{1,7};)*$/u

/** Strings of CSS; an escape in one is a number and a space. */
const cssStrings = /"(?:[^"\\\n]|\\[\da-f]{1,6} )*"/gu
/**
 * What is left may not fetch, nor hide what it says behind escapes or in comments: a quote in a comment begins no string, so
 * what stands between two of them would pass for one. Up to the first comment strings are what they seem, so it is left over.
 */
const unsafeCss =
  /["'\\<]|\/\*|url|@import|@charset|@namespace|image|element\s*\(|attr\s*\(|src\s*:(?!\s*local\()/iu

export interface PrintPageParts {
  readonly styleSheet: string
}

/** null: not one of our print pages. */
export function printPageParts(bytes: Uint8Array): PrintPageParts | null {
  const text = textOf(bytes)
  const [, title, styleSheet, body] = (text === null ? null : shape.exec(text)) ?? []
  if (title === undefined || styleSheet === undefined || body === undefined) return null
  if (!plainText.test(title) || unsafeCss.test(styleSheet.replace(cssStrings, ''))) return null
  return isMadeOfTokens(body) ? { styleSheet: `\n${styleSheet}` } : null
}

function isMadeOfTokens(body: string): boolean {
  token.lastIndex = 0
  while (token.lastIndex < body.length) if (!token.test(body)) return false
  return true
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
