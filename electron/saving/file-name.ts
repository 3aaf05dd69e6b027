// Whether a path can be written on every system of an office: names and lengths that Windows refuses are refused
// everywhere, since the file will travel.
import { basename } from 'node:path'

const forbidden = /[\\/:*?"<>|\p{Cc}]/gu
/** Names of devices, with or without an extension. */
const reserved = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/iu
/** Windows' MAX_PATH without the closing zero. */
const longestPath = 259
/** Bytes a name may have on Linux; a character outside ASCII takes three. */
const longestName = 255

/** What is wrong with a name, as part of a sentence; null where nothing is. */
export function nameTrouble(name: string): string | null {
  if (name.trim() === '') return '没有写名字'
  const found = [...new Set(name.match(forbidden) ?? [])]
  if (found.some((character) => character < ' ')) return '含有看不见的控制字符'
  if (found.length > 0) return `含有 ${found.join(' ')}`
  if (reserved.test(name)) return '是系统保留的名字'
  return /[\s.]$/u.test(name) ? '以空格或句点结尾' : null
}

export function isTooLong(path: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? path.length > longestPath : Buffer.byteLength(basename(path)) > longestName
}
