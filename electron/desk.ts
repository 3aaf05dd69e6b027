// The desk on this machine: its parts with the real disk, the real clock and the user's data folder. Still no Electron.
import { randomUUID } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Answers } from './answering.ts'
import { deskAnswers, type Dialogs } from './desk-answers.ts'
import { recentLines, type Log } from './log.ts'
import { exportLedger } from './memory/export-ledger.ts'
import type { Keeping, KeptValue } from './memory/kept-value.ts'
import { recentFiles, type RecentFiles } from './memory/recent-files.ts'
import { settingsFile } from './memory/settings-file.ts'
import { windowPlace, type WindowPlace } from './memory/window-place.ts'
import type { Printing } from './printing/printing.ts'
import { realDisk, type Disk } from './saving/disk.ts'
import { drafts } from './saving/drafts.ts'
import { exportsTo } from './saving/exports.ts'
import { heldDrafts, type HeldDrafts } from './saving/held-drafts.ts'
import { namedPaths, type NamedPaths } from './saving/named-paths.ts'
import { realWait } from './saving/patience.ts'
import type { VersionInfo } from '../shared/contract.ts'
import type { Settings } from '../shared/settings.ts'
import { systemCode } from '../shared/system-reason.ts'
import { versionHome } from './versions/version-home.ts'
import type { VersionStore } from './versions/version-store.ts'
import { windowLife, type WindowLife, type WindowState } from './window-life.ts'

export interface DeskSettings {
  readonly appVersion: string
  /** The user's data folder. */
  readonly data: string
  readonly documents: string
  readonly dialogs: Dialogs
  readonly printing: Printing
  readonly log: Log
  readonly disk?: Disk
  showState(state: WindowState): void
  recentChanged(): void
  /** Called with the settings as they are at the start, and whenever the clerk has changed them. */
  applySettings(settings: Settings): void
}

export interface DeskOnMachine {
  readonly answers: Answers
  readonly held: HeldDrafts
  readonly life: WindowLife
  readonly named: NamedPaths
  readonly recent: RecentFiles
  readonly place: KeptValue<WindowPlace>
}

export async function deskOnMachine(settings: DeskSettings): Promise<DeskOnMachine> {
  const { data, documents, dialogs, log } = settings
  const disk = settings.disk ?? realDisk
  const writing = { disk, wait: realWait }
  const keeping: Keeping = { ...writing, folder: data }
  const now = (): Date => new Date()

  const preferences = await settingsFile(keeping)
  settings.applySettings(preferences.get())
  const versions = await versionHome(
    disk,
    join(data, 'versions'),
    preferences.versionsFolder(),
    realWait,
    log,
  )
  const recent = await recentFiles(keeping, () => settings.recentChanged())
  const ledger = await exportLedger(keeping)
  const place = await windowPlace(keeping)
  const kept = await listQuietly(versions, log)
  const named = namedPaths(
    [...recent.paths(), ...kept.flatMap(({ path }) => path ?? [])],
    [documents, ...ledger.folders()],
  )
  const held = heldDrafts({ disk, me: thisStart(), isRunning })
  const life = windowLife(
    (state) => settings.showState(state),
    async (draftId) => {
      const found = await listQuietly(versions, log)
      return found.find((one) => one.draftId === draftId && one.kind === 'recovery')?.id ?? null
    },
  )
  const answers = deskAnswers({
    appVersion: settings.appVersion,
    platform: process.platform,
    documents,
    disk,
    dialogs,
    drafts: drafts({ ...writing, held, versions, recent, now, log }),
    exports: exportsTo({ ...writing, now }, ledger),
    held,
    ledger,
    named,
    printing: settings.printing,
    recent,
    versions,
    settings: preferences,
    life,
    log,
    now,
    recentLog: () => recentLines(join(data, 'logs')),
    applySettings: (changed) => settings.applySettings(changed),
  })
  return { answers, held, life, named, recent, place }
}

async function listQuietly(versions: VersionStore, log: Log): Promise<readonly VersionInfo[]> {
  try {
    return await versions.list()
  } catch (error) {
    if (systemCode(error) === null) throw error
    log('versions could not be listed', error)
    return []
  }
}

function thisStart() {
  return { host: hostname(), user: userInfo().username, pid: process.pid, session: randomUUID() }
}

/** A process of somebody else's may be asked for, not signalled: that it answers is enough. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}
