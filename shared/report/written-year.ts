// Years as offices write them: 2023年, 2023 年度, ２０２３年, 二〇二三年. Found in text, and written anew in the same digits.

/** A year in front of its 年. */
export interface WrittenYear {
  readonly year: number
  /** As written, without 年. */
  readonly digits: string
  /** UTF-16 units of the digits. */
  readonly from: number
  readonly to: number
}

const han = '〇一二三四五六七八九'
const fullWidth = '０１２３４５６７８９'
const pattern =
  /(?:(?:19|20)\d\d|(?:１９|２０)[０-９]{2}|(?:一九|二[〇○零Ｏ])[〇○零Ｏ一二三四五六七八九]{2})(?=\s*年)/gu

/** Years of the last century and of this one, in reading order. */
export function writtenYears(text: string): readonly WrittenYear[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [digits] = match
    return { year: yearOf(digits), digits, from: match.index, to: match.index + digits.length }
  })
}

function yearOf(digits: string): number {
  const plain = [...digits].map((digit) => {
    const inHan = han.indexOf(/[○零Ｏ]/u.test(digit) ? '〇' : digit)
    return inHan === -1 ? digit.normalize('NFKC') : String(inHan)
  })
  return Number(plain.join(''))
}

/** Another year in the digits that `before` is written in. */
export function inSameDigits(before: string, year: number): string {
  const [first = ''] = before
  const zero = /[○零Ｏ]/u.exec(before)?.[0] ?? '〇'
  return String(year).replace(/\d/gu, (digit) => {
    if (fullWidth.includes(first)) return fullWidth.charAt(Number(digit))
    if (!han.includes(first)) return digit
    return digit === '0' ? zero : han.charAt(Number(digit))
  })
}
