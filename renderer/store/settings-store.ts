// The clerk's settings as the screen has them: read once, every change checked and handed to the desk at once. The desk
// keeps them and applies the scale; the dialogs are in settings/.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Desk, DeskResult, VersionsPlace } from '../../shared/contract.ts'
import { namedStyles } from '../../shared/page-style.ts'
import type { Profile } from '../../shared/report/model.ts'
import {
  areSettings,
  defaultSettings,
  newDraftProfile,
  plainProfile,
  settingsLimits,
  usualScales,
  type OfficeSettings,
  type Settings,
} from '../../shared/settings.ts'
import { useNoticeStore } from './notice-store.ts'

/** The parts of the settings dialog. */
export const settingsPages = ['office', 'style', 'fonts', 'display', 'versions'] as const
export type SettingsPage = (typeof settingsPages)[number]

export const useSettingsStore = defineStore('settings', () => {
  const notices = useNoticeStore()
  let desk: Desk | null = null
  const settings = shallowRef<Settings>(defaultSettings)
  const versions = shallowRef<VersionsPlace>({ folder: '', isUsual: true, outOfReach: null })
  const isOpen = ref(false)
  const page = ref<SettingsPage>('office')
  const isMoving = ref(false)

  const profile = computed(() => newDraftProfile(settings.value))
  const styleNames = computed(() => [
    ...namedStyles.map(({ name }) => name),
    ...settings.value.styles.map(({ name }) => name),
  ])
  const isDefault = computed(() => JSON.stringify(settings.value) === JSON.stringify(defaultSettings))

  /** A chosen folder out of reach is a choice all the same. */
  const canResetVersions = computed(() => !versions.value.isUsual || versions.value.outOfReach !== null)

  function theDesk(): Desk {
    if (desk === null) throw new Error('the desk has not been found yet')
    return desk
  }

  async function start(found: Desk): Promise<void> {
    desk = found
    const read = await found.readSettings()
    if (!read.ok) {
      notices.refuse(read.failure)
      return
    }
    settings.value = read.value.settings
    versions.value = read.value.versions
    const [first, ...others] = read.value.troubles
    if (first) notices.refuse(first)
    for (const other of others) void notices.report('设置', other)
  }

  let saving: Promise<void> | null = null
  let isUnsaved = false

  /** One saving at a time, the last of what was typed meanwhile with the next. */
  function save(): Promise<void> {
    isUnsaved = true
    saving ??= saveAll().finally(() => (saving = null))
    return saving
  }

  async function saveAll(): Promise<void> {
    while (isUnsaved) {
      isUnsaved = false
      const saved = await theDesk().saveSettings(settings.value)
      if (!saved.ok) notices.refuse(saved.failure)
    }
  }

  /** False where the change is none that settings may have; then nothing is changed. */
  async function change(part: Partial<Settings>): Promise<boolean> {
    const next = { ...settings.value, ...part }
    if (!areSettings(next)) return false
    settings.value = next
    await save()
    return true
  }

  function changeOffice(part: Partial<OfficeSettings>): Promise<boolean> {
    return change({ office: { ...settings.value.office, ...part } })
  }

  /** The office of the first draft becomes the office of the settings, so that it need not be typed again. */
  async function rememberOffice(name: string, kind: OfficeSettings['kind']): Promise<void> {
    const { office } = settings.value
    if (office.name !== '' || name === '') return
    await changeOffice({ name: name.slice(0, settingsLimits.officeLength), kind: kind ?? office.kind })
  }

  /** Puts a style of one's own beside the others, or in the place of the one of that name. */
  function keepStyle(name: string, kept: Profile): Promise<boolean> {
    const own = { name, profile: plainProfile(kept) }
    const { styles } = settings.value
    const isThere = styles.some((style) => style.name === name)
    return change({
      styles: isThere ? styles.map((style) => (style.name === name ? own : style)) : [...styles, own],
    })
  }

  function renameStyle(before: string, name: string): Promise<boolean> {
    const { styles, newDraftStyle } = settings.value
    return change({
      styles: styles.map((style) => (style.name === before ? { ...style, name } : style)),
      newDraftStyle: newDraftStyle === before ? name : newDraftStyle,
    })
  }

  function removeStyle(name: string): Promise<boolean> {
    const { styles, newDraftStyle } = settings.value
    return change({
      styles: styles.filter((style) => style.name !== name),
      newDraftStyle: newDraftStyle === name ? defaultSettings.newDraftStyle : newDraftStyle,
    })
  }

  /** To the next of the usual scales. */
  async function zoom(step: -1 | 0 | 1): Promise<void> {
    const { scale } = settings.value
    const larger = usualScales.find((one) => one > scale) ?? scale
    const smaller = usualScales.findLast((one) => one < scale) ?? scale
    await change({ scale: step === 0 ? defaultSettings.scale : step > 0 ? larger : smaller })
  }

  async function moveVersions(to: 'chosen' | 'usual'): Promise<void> {
    const moved = await askToMove(to)
    const isLeaving = !moved.ok && moved.failure.code === 'versions-left-behind'
    if (!isLeaving) return tellMoved(moved, '历史版本已移到新的位置，以前的版本都在。')
    const answer = await notices.ask({
      title: '原来的文件夹连不上，仍要换位置吗？',
      sentences: [
        moved.failure.sentence,
        '留在那里的版本不会删除；重新连接后，用“换个文件夹…”选回那个文件夹，就能看到。',
      ],
      choices: [{ id: 'leave', label: '留在那里，换位置', look: 'primary' }],
    })
    if (answer === null) return
    tellMoved(
      await askToMove('leaving'),
      '历史版本从现在起存到新的位置；原来那个文件夹里的留在那里，没有移动。',
    )
  }

  async function askToMove(
    to: Parameters<Desk['moveVersions']>[0],
  ): Promise<DeskResult<VersionsPlace | null>> {
    isMoving.value = true
    try {
      return await theDesk().moveVersions(to)
    } finally {
      isMoving.value = false
    }
  }

  function tellMoved(moved: DeskResult<VersionsPlace | null>, sentence: string): void {
    if (!moved.ok) {
      void notices.report('历史版本没有移动', moved.failure)
      return
    }
    if (moved.value === null) return
    versions.value = moved.value
    notices.tell(sentence)
  }

  async function showVersions(): Promise<void> {
    const shown = await theDesk().showVersions()
    if (!shown.ok) await notices.report('打不开文件夹', shown.failure)
  }

  /** Everything as at first, after a question; styles of one's own go only where the clerk says so. */
  async function resetAll(): Promise<void> {
    const own = settings.value.styles.length
    const answer = await notices.ask({
      title: '全部恢复默认吗？',
      sentences: [
        '单位资料、新草稿的版式、显示比例、启动方式和历史版本的位置都恢复默认；已有的草稿和历史版本不受影响。',
        ...(own === 0 ? [] : [`自存的 ${own} 种版式，可以保留，也可以一起删除。`]),
      ],
      choices: [
        ...(own === 0 ? [] : [{ id: 'all' as const, label: '连版式一起删除', look: 'danger' as const }]),
        { id: 'keep', label: own === 0 ? '恢复默认' : '恢复默认，保留版式', look: 'primary' },
      ],
    })
    if (answer === null) return
    const styles = answer === 'keep' ? settings.value.styles : []
    await change({ ...defaultSettings, styles })
    if (canResetVersions.value) await moveVersions('usual')
  }

  function open(at: SettingsPage = page.value): void {
    page.value = at
    isOpen.value = true
  }

  return {
    settings,
    versions,
    isOpen,
    page,
    isMoving,
    isDefault,
    canResetVersions,
    profile,
    styleNames,
    start,
    open,
    change,
    changeOffice,
    rememberOffice,
    keepStyle,
    renameStyle,
    removeStyle,
    zoom,
    moveVersions,
    showVersions,
    resetAll,
  }
})
