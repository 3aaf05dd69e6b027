// Numbers with a unit in running text, as offices write them: 35件, ３５ 件, 1,286条, 3940元, 十二件. Years, ordinals, document
// numbers and ranges are none; what is only about so many is told apart.
import { exact, type ExactNumber } from '../../report/cell.ts'

export interface Quantity {
  readonly value: ExactNumber
  readonly unit: string
  /** 约, 余, 以上 …: not to be compared. */
  readonly isAbout: boolean
  /** Units of the compact text: of the digits alone, and of digits and unit. */
  readonly from: number
  readonly digitsEnd: number
  readonly to: number
}

const han = '零〇一二两三四五六七八九十百千'
const arabic = String.raw`\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?`
/** Longer ones first: 件次 is no 件. */
const unitWords = '件次|人次|万元|亿元|元|件|份|条|宗|起|例|次|个|项|部|篇|期|%'
const pattern = new RegExp(
  String.raw`(?<![\d.,第〔${han}])(?<![\d${han}][-—–~～至到])(?:(${arabic})|([${han}]{1,7}))([多余来几]?)(?:([万亿])(?!元))?(${unitWords})`,
  'gu',
)
const aboutBefore =
  /(?:约|近|超|超过|逾|不少于|不低于|至少|不足|不到|多达|大约|将近|接近|(?<![网线])上|数|几)$/u
/** 件（次） counts otherwise than 件. */
const aboutBehind = /^(?:以上|以下|左右|上下|以内|多|余|（次)/u

/** In reading order. A number with 万 or 亿 in front of its unit is a rounded one. */
export function quantitiesOf(text: string): readonly Quantity[] {
  return [...text.matchAll(pattern)].flatMap((match): readonly Quantity[] => {
    const [whole, digits, words, about = '', myriad = '', unit = ''] = match
    const value = digits === undefined ? hanNumber(words ?? '') : decimalNumber(digits)
    if (value === null) return []
    const from = match.index
    const to = from + whole.length
    const isAbout =
      about !== '' ||
      myriad !== '' ||
      aboutBefore.test(text.slice(Math.max(0, from - 3), from)) ||
      aboutBehind.test(text.slice(to, to + 2))
    return [{ value, unit, isAbout, from, digitsEnd: from + (digits ?? words ?? '').length, to }]
  })
}

function decimalNumber(digits: string): ExactNumber | null {
  const [whole = '', decimals = ''] = digits.replace(/,/gu, '').split('.')
  const number = Number(`${whole}${decimals}`)
  return Number.isSafeInteger(number) ? exact(number, decimals.length) : null
}

const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 十二, 二十, 一百零五, 两千; null for what is no plain number, such as 二〇二四. */
function hanNumber(words: string): ExactNumber | null {
  let sum = 0
  let digit: number | null = null
  let smallest = Number.POSITIVE_INFINITY
  for (const unit of words) {
    const place = places[unit]
    if (place === undefined) {
      const value = '〇一二三四五六七八九'.indexOf(unit === '零' ? '〇' : unit === '两' ? '二' : unit)
      if (value === 0 && words.length > 1) continue
      if (digit !== null) return null
      digit = value
    } else {
      if (place >= smallest || (digit === null && sum > 0)) return null
      sum += (digit ?? 1) * place
      smallest = place
      digit = null
    }
  }
  return exact(sum + (digit ?? 0))
}

/** A whole number in the writing of the one that stands there: full-width digits, thousands parted, else plain. */
export function inSameWriting(before: string, value: ExactNumber): string {
  const plain = String(value.digits)
  if (/^[０-９]/u.test(before)) {
    return plain.replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit)))
  }
  const comma = /[,，]/u.exec(before)?.[0]
  return comma === undefined ? plain : plain.replace(/(?<=\d)(?=(?:\d{3})+$)/gu, comma)
}
