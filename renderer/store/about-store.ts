// What the program says of itself: versions, the licences of what is shipped, and the text for a maintainer. Loaded when
// it is first asked for.
import { defineStore } from 'pinia'
import * as v from 'valibot'
import { computed, ref, shallowRef } from 'vue'
import type { Diagnostics } from '../../shared/contract.ts'
import { diagnosticText } from '../words/diagnostic-words.ts'
import { useDeskStore } from './desk-store.ts'
import { useNoticeStore } from './notice-store.ts'
import { useSettingsStore } from './settings-store.ts'

/** Written by the build beside the page (build/licences.mjs). */
const address = './licences.json'
const listSchema = v.array(
  v.object({ name: v.string(), version: v.string(), licence: v.string(), text: v.string() }),
)

export type Licence = v.InferOutput<typeof listSchema>[number]

export const aboutPages = ['versions', 'licences', 'diagnostics'] as const
export type AboutPage = (typeof aboutPages)[number]

export const useAboutStore = defineStore('about', () => {
  const desks = useDeskStore()
  const notices = useNoticeStore()
  const preferences = useSettingsStore()

  const isOpen = ref(false)
  const page = ref<AboutPage>('versions')
  const diagnostics = shallowRef<Diagnostics | null>(null)
  /** null: the list does not lie beside this page. */
  const licences = shallowRef<readonly Licence[] | null>([])
  const words = ref('')

  const found = computed(() => {
    const wanted = words.value.trim().toLowerCase()
    const all = licences.value ?? []
    return wanted === ''
      ? all
      : all.filter(({ name, licence, text }) => `${name}\n${licence}\n${text}`.toLowerCase().includes(wanted))
  })

  const text = computed(() => {
    const { info } = desks
    if (info === null || diagnostics.value === null) return ''
    const { width, height } = window.screen
    return diagnosticText({
      info,
      diagnostics: diagnostics.value,
      scale: preferences.settings.scale,
      startUp: preferences.settings.startUp,
      versionsAtUsual: preferences.versions.isUsual,
      screen: { width, height, pixelRatio: window.devicePixelRatio },
      window: { width: window.innerWidth, height: window.innerHeight },
      at: new Date(),
    })
  })

  async function open(at: AboutPage = 'versions'): Promise<void> {
    page.value = at
    isOpen.value = true
    const told = await desks.theDesk().diagnostics()
    if (told.ok) diagnostics.value = told.value
    else notices.refuse(told.failure)
    if (licences.value?.length === 0) licences.value = await readLicences()
  }

  return { isOpen, page, diagnostics, licences, words, found, text, open }
})

async function readLicences(): Promise<readonly Licence[] | null> {
  const answer = await fetch(address)
  if (!answer.ok) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), listSchema), await answer.text())
  return parsed.success ? parsed.output : null
}
