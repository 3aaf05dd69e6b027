// What the in-browser desk answers of settings and of itself. The settings lie in the browser's own storage; where
// versions lie is the browser's affair.
import type { BugTrace, Desk } from '../../shared/contract.ts'
import { failed, failure, type Failure } from '../../shared/notes.ts'
import { settingsFrom, settingsShape, type Settings } from '../../shared/settings.ts'
import * as v from 'valibot'

const key = 'nianbao-settings'
const brokenKey = 'nianbao-settings-broken'
const mostLines = 60

const kept = v.pipe(v.string(), v.parseJson(), settingsShape)

/** A page drawn larger still measures the window as it is: the styles are told by how much (tokens.css). */
function draw({ scale }: Settings): void {
  const root = document.documentElement
  root.style.setProperty('zoom', scale === 100 ? '' : String(scale / 100))
  root.style.setProperty('--zoom', String(scale / 100))
}

export function browserSettings(): Pick<
  Desk,
  'readSettings' | 'saveSettings' | 'moveVersions' | 'showVersions' | 'diagnostics' | 'noteBug'
> {
  const log: string[] = []

  function read(): { readonly settings: Settings; readonly troubles: readonly Failure[] } {
    const text = localStorage.getItem(key)
    if (text === null) return { settings: settingsFrom(null).settings, troubles: [] }
    const whole = v.safeParse(kept, text)
    if (whole.success) return { settings: whole.output, troubles: [] }
    localStorage.setItem(brokenKey, text)
    const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text)
    const { settings } = settingsFrom(json.output)
    localStorage.setItem(key, JSON.stringify(settings))
    return { settings, troubles: [failure('settings-damaged', brokenKey)] }
  }

  return {
    async readSettings() {
      const { settings, troubles } = read()
      draw(settings)
      return {
        ok: true,
        value: { settings, troubles, versions: { folder: '浏览器', isUsual: true, outOfReach: null } },
      }
    },

    async saveSettings(settings) {
      draw(settings)
      try {
        localStorage.setItem(key, JSON.stringify(settings))
        return { ok: true, value: null }
      } catch (error) {
        if (!(error instanceof DOMException)) throw error
        return failed('settings-not-saved', '浏览器的存储空间已满')
      }
    },

    async moveVersions() {
      return { ok: true, value: null }
    },

    async showVersions() {
      return { ok: true, value: null }
    },

    async diagnostics() {
      const [, chromium = ''] = /Chrom(?:e|ium)\/([\d.]+)/u.exec(navigator.userAgent) ?? []
      const [, system = ''] = /\(([^)]*)\)/u.exec(navigator.userAgent) ?? []
      return { ok: true, value: { electron: '', chromium, node: '', system, log } }
    },

    async noteBug({ name, places }: BugTrace) {
      log.push(`${new Date().toISOString()} a bug in the window: ${[name, ...places].join(' | ')}`)
      if (log.length > mostLines) log.shift()
      return { ok: true, value: null }
    },
  }
}
