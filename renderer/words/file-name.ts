// Names for files that every system of an office takes: what Windows forbids is left out of a proposed name and pointed
// out in a typed one.

const forbidden = /[\\/:*?"<>|\p{Cc}]/gu
/** Names of devices, with or without an extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu
/** Characters, extension left out: the whole path must stay below what old systems take. */
const longest = 120

/** A title as a file name. */
export function fileNameFrom(title: string): string {
  const name = title
    .replace(forbidden, '')
    .replace(/[\s.]+$/u, '')
    .trim()
  const safe = reserved.test(name) || name === '' ? '政府信息公开工作年度报告' : name
  return [...safe].slice(0, longest).join('')
}

/** What is wrong with a typed name, as a sentence; null where it can be used. */
export function fileNameTrouble(name: string): string | null {
  if (name.trim() === '') return '请填写文件名。'
  const found = [...new Set(name.match(forbidden) ?? [])]
  if (found.length > 0) return `文件名中不能有 ${found.join(' ')}，请去掉。`
  if (reserved.test(name.trim())) return `“${name.trim()}”是系统保留的名字，请换一个。`
  if (/[\s.]$/u.test(name)) return '文件名不能以空格或句点结尾，请去掉。'
  return [...name].length > longest ? `文件名最多 ${longest} 个字，请缩短。` : null
}
