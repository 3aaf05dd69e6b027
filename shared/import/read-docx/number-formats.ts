// Numbers as the automatic numbering of Word and WPS shows them (ECMA-376 part 1, 17.18.59 ST_NumberFormat), as far as
// Chinese documents use them. Where numbering is counted is not known here.

/** The shown form of a counter; '' for formats that show nothing. An unknown format counts in plain digits, as Word does. */
export function formatNumber(format: string, value: number): string {
  const shape = formats[format]
  return shape === undefined ? String(value) : shape(value)
}

const digits = '〇一二三四五六七八九'
const zeroDigits = '零一二三四五六七八九'
const legalDigits = '零壹贰叁肆伍陆柒捌玖'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

/** `from` is the character of 1; beyond `last` Word falls back to plain digits. */
const series =
  (from: number, last: number) =>
  (value: number): string =>
    value >= 1 && value <= last ? String.fromCodePoint(from + value - 1) : String(value)

const cycle =
  (signs: string) =>
  (value: number): string =>
    value >= 1 && value <= signs.length ? signs.charAt(value - 1) : String(value)

/** 一 … 十 十一 … 九十九, above that digit by digit. */
function counting(value: number): string {
  return value < 100 ? thousands(zeroDigits, '十百千', '一十')(value) : digitByDigit(value)
}

/** 一百二十三 with its units; `shortTen` is how a leading ten is said in full (`一十`), written as the unit alone. */
const thousands =
  (figures: string, units: string, shortTen: string) =>
  (value: number): string => {
    if (value === 0) return figures.charAt(0)
    if (value < 0 || value > 9999) return String(value)
    const places = [...String(value)].map(Number)
    let text = ''
    let skipped = false
    places.forEach((figure, index) => {
      const unit = places.length - index - 1
      if (figure === 0) {
        skipped = true
        return
      }
      if (skipped) text += figures.charAt(0)
      skipped = false
      text += figures.charAt(figure) + (unit === 0 ? '' : units.charAt(unit - 1))
    })
    return shortTen !== '' && value < 20 && text.startsWith(shortTen) ? text.slice(1) : text
  }

function digitByDigit(value: number): string {
  return [...String(value)].map((figure) => digits.charAt(Number(figure))).join('')
}

function fullWidth(value: number): string {
  return [...String(value)].map((figure) => String.fromCodePoint(0xff10 + Number(figure))).join('')
}

/** ① … ㊿: three ranges of Unicode. */
function circled(value: number): string {
  if (value === 0) return '⓪'
  if (value <= 20) return series(0x2460, 20)(value)
  if (value <= 35) return String.fromCodePoint(0x3251 + value - 21)
  return value <= 50 ? String.fromCodePoint(0x32b1 + value - 36) : String(value)
}

/** a … z aa bb … */
const letters =
  (first: number) =>
  (value: number): string =>
    value < 1 || value > 780
      ? String(value)
      : String.fromCodePoint(first + ((value - 1) % 26)).repeat(Math.ceil(value / 26))

const romanParts: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  let text = ''
  for (const [worth, sign] of romanParts) {
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  }
  return text
}

const chinese = thousands(zeroDigits, '十百千', '一十')
const legal = thousands(legalDigits, '拾佰仟', '')

const formats: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  bullet: () => '',
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalHalfWidth: String,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: series(0x2474, 20),
  decimalEnclosedFullstop: series(0x2488, 20),
  numberInDash: (value) => `- ${String(value)} -`,
  upperLetter: letters(0x41),
  lowerLetter: letters(0x61),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  chineseCounting: counting,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: chinese,
  koreanDigital2: digitByDigit,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  chineseLegalSimplified: legal,
  japaneseLegal: legal,
  ideographTraditional: cycle(stems),
  ideographZodiac: cycle(branches),
  ideographEnclosedCircle: series(0x3280, 10),
}
