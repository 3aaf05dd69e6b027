// The answers of the desk about settings, where versions lie and what the machine says of itself; a part of desk-answers.ts.
import { basename } from 'node:path'
import { arch, release, type } from 'node:os'
import type { DeskResult } from '../shared/contract.ts'
import { failed, failure } from '../shared/notes.ts'
import { systemCode } from '../shared/system-reason.ts'
import type { Answers } from './answering.ts'
import type { DeskParts } from './desk-answers.ts'
import { done, given } from './result.ts'
import { readFailure, reasonOf, Refusal } from './saving/refusal.ts'

export type SettingAnswers = Pick<
  Answers,
  'readSettings' | 'saveSettings' | 'moveVersions' | 'showVersions' | 'diagnostics' | 'noteBug'
>

export function settingAnswers(parts: DeskParts): SettingAnswers {
  const { dialogs, log, settings, versions } = parts

  const place = () => ({
    folder: versions.folder(),
    isUsual: versions.isUsual(),
    outOfReach: versions.outOfReach(),
  })
  /** Where the versions were to go when their old folder did not answer. */
  let waitsFor: { readonly chosen: string | null } | null = null
  let isOutOfReachTold = false

  function troubles() {
    const damage = settings.takeDamage()
    const away = isOutOfReachTold ? null : versions.outOfReach()
    isOutOfReachTold = true
    return [
      ...(damage === null ? [] : [damage]),
      ...(away === null ? [] : [failure('versions-out-of-reach', basename(away))]),
    ]
  }

  async function move(chosen: string | null, leave = false): Promise<DeskResult<ReturnType<typeof place>>> {
    const name = chosen === null ? '默认位置' : basename(chosen)
    waitsFor = null
    try {
      let refused: DeskResult<never> | null = null
      const writeDown = async (folder: string | null): Promise<boolean> => {
        const trouble = await settings.saveVersionsFolder(folder)
        if (trouble !== null) refused = { ok: false, failure: trouble }
        return trouble === null
      }
      const isMoved = await versions.moveTo(chosen, writeDown, leave)
      return isMoved ? given(place()) : (refused ?? failed('versions-not-moved', name, '位置没有记下'))
    } catch (error) {
      log('the versions were not moved', error)
      if (error instanceof Refusal && error.failure.code === 'versions-left-behind') {
        waitsFor = { chosen }
        return { ok: false, failure: error.failure }
      }
      if (error instanceof Refusal) return failed('versions-not-moved', name, '写入后读回的内容不一致')
      if (systemCode(error) === null) throw error
      return failed('versions-not-moved', name, reasonOf(error))
    }
  }

  return {
    async readSettings() {
      return given({ settings: settings.get(), versions: place(), troubles: troubles() })
    },

    async saveSettings(next) {
      const refused = await settings.save(next)
      parts.applySettings(next)
      return refused === null ? done : { ok: false, failure: refused }
    },

    async moveVersions(to) {
      if (to === 'usual') return move(null)
      if (to === 'leaving') return waitsFor === null ? given(null) : move(waitsFor.chosen, true)
      const chosen = await dialogs.chooseFolder(versions.folder(), 'versions')
      return chosen === null ? given(null) : move(chosen)
    },

    async showVersions() {
      const folder = versions.folder()
      try {
        await parts.disk.makeFolder(folder)
      } catch (error) {
        return { ok: false, failure: readFailure(error, folder) }
      }
      dialogs.showInFolder(folder)
      return done
    },

    async diagnostics() {
      const { electron = '', chrome = '', node } = process.versions
      return given({
        electron,
        chromium: chrome,
        node,
        system: `${type()} ${release()} ${arch()}`,
        log: parts.recentLog(),
      })
    },

    async noteBug({ name, places }) {
      log(`a bug in the window: ${[name, ...places].join(' | ')}`)
      return done
    },
  }
}
