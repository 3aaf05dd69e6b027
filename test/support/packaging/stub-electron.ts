// A folder that electron-builder takes for Electron's own, with nothing in it that runs: enough to see which files are
// packed, under which names and with which fuses, without downloading anything.
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** The mark in Electron's binary behind which its fuses stand: a version, how many, one letter each. */
export const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As Electron ships them: `1` on, `0` off. */
const shippedFuses = '101100010'

export const localesOfElectron = ['de', 'en-US', 'fr', 'zh-CN', 'zh-TW'] as const

/** Makes the folder; `version` is Electron's. */
export async function stubElectron(
  folder: string,
  system: 'linux' | 'win32',
  version: string,
): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true })
  await mkdir(join(folder, 'resources'), { recursive: true })
  await writeFile(join(folder, 'version'), version)
  await writeFile(join(folder, 'LICENSE'), 'stub\n')
  await writeFile(join(folder, 'LICENSES.chromium.html'), '<p>stub</p>\n')
  for (const locale of localesOfElectron) await writeFile(join(folder, 'locales', `${locale}.pak`), locale)
  const name = system === 'linux' ? 'electron' : 'electron.exe'
  const program = system === 'linux' ? Buffer.from('#!/bin/sh\nexit 0\n') : emptyProgram(version)
  const fuses = Buffer.from(`${fuseMark}\u0001\u0009${shippedFuses}`, 'latin1')
  await writeFile(join(folder, name), Buffer.concat([program, fuses]))
  await chmod(join(folder, name), 0o755)
}

/** A Windows program without code that has what Electron's has to be renamed in: an icon and a version. */
function emptyProgram(version: string): Buffer {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const language = { lang: 1033, codepage: 1200 }
  const info = Resource.VersionInfo.createEmpty()
  info.lang = language.lang
  info.setFileVersion(version, language.lang)
  info.setStringValues(language, { ProductName: 'Electron', FileDescription: 'Electron' })
  info.outputToResourceEntries(resources.entries)
  Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, language.lang, [onePixel()])
  resources.outputResource(program)
  return Buffer.from(program.generate())
}

function onePixel(): Data.RawIconItem {
  const bitmap = Buffer.alloc(48)
  bitmap.writeUInt32LE(40, 0)
  bitmap.writeInt32LE(1, 4)
  bitmap.writeInt32LE(2, 8)
  bitmap.writeUInt16LE(1, 12)
  bitmap.writeUInt16LE(32, 14)
  const start = bitmap.byteOffset
  return Data.RawIconItem.from(bitmap.buffer.slice(start, start + bitmap.length), 1, 1, 32)
}
