// Dates of a spreadsheet as text: a count of days and a format → the characters shown. No time zone comes into it.

/** Whether the section of a number format shows a date or time. */
export function isDateFormat(section: string): boolean {
  const bare = section.replace(/"[^"]*"|\\.|!.|_.|\*./gu, '').replace(/\[\$[^\]]*\]|\[dbnum\d\]/gi, '')
  if (/[0#?]/.test(bare) && !/[yd]|h+:|s\.0/i.test(bare)) return false
  return /[ymdhs]|aaa|AM\/PM|上午\/下午/i.test(bare)
}

interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly weekday: number
}

/** Excel's calendar has a 29 February 1900 (ECMA-376 part 1, 18.17.4.1): days before March 1900 are one off. */
function momentOf(serial: number, is1904: boolean): Moment | null {
  const seconds = Math.round(serial * 86_400)
  const days = Math.floor(seconds / 86_400)
  const rest = seconds - days * 86_400
  if (days < 0 || days > 2_958_465) return null
  const since1970 = is1904 ? days - 24_107 : days - 25_569 + (days < 60 ? 1 : 0)
  const date = new Date(since1970 * 86_400_000)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
    weekday: date.getUTCDay(),
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = ['日', '一', '二', '三', '四', '五', '六']

/** The serial number itself where it is no date. */
export function dateText(serial: number, section: string, is1904: boolean): string {
  const moment = momentOf(serial, is1904)
  if (moment === null) return String(serial)
  const isChinese = /\[dbnum1\]/i.test(section)
  const is12 = /AM\/PM|A\/P|上午\/下午/i.test(section)
  const tokens = [...section.matchAll(tokenPattern)].map(([token]) => token)
  let text = ''
  let last = ''
  tokens.forEach((token, index) => {
    const kind = token[0]?.toLowerCase() ?? ''
    if (/^["\\!]/u.test(token)) text += token.startsWith('"') ? token.slice(1, -1) : token.slice(1)
    else if (/^[_*]/u.test(token)) text += ''
    else if (/^(?:AM\/PM|上午\/下午|A\/P)$/i.test(token)) text += moment.hour < 12 ? '上午' : '下午'
    else if (/^\[dbnum\d\]|^\[\$/i.test(token)) text += ''
    else if (/^\[[hms]+\]$/i.test(token)) {
      text += elapsed(serial, token)
      last = token[1]?.toLowerCase() ?? ''
    } else if (/^[ymdhsa]+$/i.test(token)) {
      // m stands for minutes after hours and before seconds.
      const next = tokens.slice(index + 1).find((after) => /^\[?[ymdhs]/i.test(after))
      const isMinute = kind === 'm' && (last === 'h' || /^\[?s/i.test(next ?? ''))
      text += part(token, isMinute ? 'minute' : kind, moment, { isChinese, is12 })
      last = kind
    } else if (!/^\.0+$/.test(token)) text += token
  })
  return text.trim()
}

const tokenPattern =
  /"[^"]*"|\\.|!.|_.|\*.|\[[^\]]*\]|AM\/PM|A\/P|上午\/下午|y+|m+|d+|h+|s+|a{3,}|\.0+|[^]/giu

function elapsed(serial: number, token: string): string {
  const perDay = { h: 24, m: 1440, s: 86_400 }[token[1]?.toLowerCase() ?? ''] ?? 24
  return String(Math.floor(serial * perDay + 1e-9))
}

function part(
  token: string,
  kind: string,
  moment: Moment,
  { isChinese, is12 }: { readonly isChinese: boolean; readonly is12: boolean },
): string {
  const { length } = token
  const number = (value: number): string =>
    isChinese ? chinese(value) : length === 2 ? String(value).padStart(2, '0') : String(value)
  switch (kind) {
    case 'y': {
      const year = length <= 2 ? String(moment.year % 100).padStart(2, '0') : String(moment.year)
      return isChinese
        ? [...year].map((figure) => '〇一二三四五六七八九'.charAt(Number(figure))).join('')
        : year
    }
    case 'm':
      return length >= 3 ? (months[moment.month - 1] ?? '') : number(moment.month)
    case 'd':
      return length >= 3 ? `星期${weekdays[moment.weekday] ?? ''}` : number(moment.day)
    case 'a':
      return `${length === 3 ? '' : '星期'}${weekdays[moment.weekday] ?? ''}`
    case 'h':
      return number(is12 ? moment.hour % 12 || 12 : moment.hour)
    case 'minute':
      return number(moment.minute)
    default:
      return number(moment.second)
  }
}

/** 1 … 59 as 一 … 五十九. */
function chinese(value: number): string {
  const figures = '〇一二三四五六七八九'
  const tens = Math.floor(value / 10)
  const ones = value % 10
  if (tens === 0) return figures.charAt(ones)
  return `${tens === 1 ? '' : figures.charAt(tens)}十${ones === 0 ? '' : figures.charAt(ones)}`
}
