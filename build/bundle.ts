// Makes the program out of its sources: the window's page by Vite's own configuration, and one plain file each for the
// desk and its preload. Knows where the parts lie; when to build is fresh.ts, how to start is start.ts.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { keepLicences, type Licences } from './licences.ts'

export const top = fileURLToPath(new URL('..', import.meta.url))
export const distFolder = join(top, 'dist')
export const pageFolder = join(distFolder, 'renderer')
export const mainFile = join(distFolder, 'electron', 'main.cjs')
export const preloadFile = join(distFolder, 'electron', 'preload.cjs')
/** Licences of everything that is inside the bundles, as the law of their authors asks. */
export const licenceFile = join(distFolder, '第三方许可.txt')

export async function bundle(): Promise<void> {
  await rm(distFolder, { recursive: true, force: true })
  const licences = keepLicences(top)
  await bundlePage(licences)
  // A sandboxed preload cannot load files of its own, and a main process of one file starts fastest: no chunks.
  await bundleForNode('electron/main.ts', mainFile, licences)
  await bundleForNode('electron/preload.ts', preloadFile, licences)
  await licences.write(licenceFile)
}

async function bundlePage(licences: Licences): Promise<void> {
  await build({
    configFile: join(top, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [licences.plugin],
    worker: { plugins: () => [licences.plugin] },
  })
}

async function bundleForNode(entry: string, target: string, licences: Licences): Promise<void> {
  await build({
    configFile: false,
    root: top,
    logLevel: 'warn',
    plugins: [licences.plugin],
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: entry,
      outDir: join(target, '..'),
      emptyOutDir: false,
      // What Electron has is newer; the tests run the same file under the oldest Node we support.
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: target.slice(join(target, '..').length + 1), codeSplitting: false },
      },
    },
  })
}
