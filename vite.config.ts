// Builds the window: the page, its worker and their late chunks into dist/renderer. Electron's own bundles are not here.
import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { guide } from './build/guide-plugin.mjs'
import { pdfResources } from './build/pdf-resources-plugin.mjs'

export default defineConfig({
  root: fileURLToPath(new URL('renderer', import.meta.url)),
  base: './',
  plugins: [vue(), guide(), pdfResources()],
  // Options API support, devtools and hydration checks are not used by anything on the screen.
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  // One file a library, loaded on first use: the default format would inline all of them into the worker.
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
    // data: addresses are refused by the page's policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
