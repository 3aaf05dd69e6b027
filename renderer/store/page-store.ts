// How the pages of files under review are looked at: drawn or as text, how large; and the pictures that are kept of them until
// the review ends.
import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { drawings } from '../worker/conversions.ts'
import { pagePictures, type PagePictures } from './page-pictures.ts'
import { useImportStore } from './import-store.ts'

export const usePageStore = defineStore('pages', () => {
  const imports = useImportStore()
  const isDrawn = ref(true)
  /** As wide as there is room, or a share of its size on paper in per cent. */
  const zoom = ref<'width' | number>('width')
  const drawn = new Map<Uint8Array, PagePictures>()

  watch(
    () => imports.review,
    () => {
      for (const pictures of drawn.values()) pictures.close()
      if (drawn.size > 0) drawings.stop()
      drawn.clear()
    },
    // At once: later it would let go of what the next review has asked for already.
    { flush: 'sync' },
  )

  function picturesOf(fileName: string, bytes: Uint8Array): PagePictures {
    const pictures = drawn.get(bytes) ?? pagePictures({ fileName, bytes }, drawings)
    drawn.set(bytes, pictures)
    return pictures
  }

  return { isDrawn, zoom, picturesOf }
})
