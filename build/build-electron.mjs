// Bundles the desk: the main process and the preload, each one file, with every library in it and Electron left out.
// The window's own build is vite.config.ts.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const top = fileURLToPath(new URL('..', import.meta.url))

export async function buildElectron(outDir = 'dist/electron', plugins = []) {
  // One build each: a sandboxed preload can load no second file.
  for (const entry of ['main', 'preload']) {
    await build({
      configFile: false,
      root: top,
      logLevel: 'error',
      plugins,
      ssr: { noExternal: true, external: ['electron'] },
      build: {
        ssr: `electron/${entry}.ts`,
        outDir,
        emptyOutDir: entry === 'main',
        target: 'node22',
        minify: false,
        sourcemap: false,
        copyPublicDir: false,
        rolldownOptions: {
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    })
  }
}
