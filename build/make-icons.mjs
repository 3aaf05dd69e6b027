// `npm run icons`: every icon of the program and of its draft files out of one drawing, drawn by the machine's browser.
// What it makes is kept in the repository, so that packing needs no browser.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findBrowser } from './find-browser.mjs'
import { icnsOf, icoOf } from './icon-files.mjs'

const folder = fileURLToPath(new URL('icons', import.meta.url))
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
/** Windows shows these; larger ones it makes of the largest. */
const windowsSizes = [16, 24, 32, 48, 64, 128, 256]
const small = 32

const drawing = await readFile(join(folder, 'icon.svg'), 'utf8')
const executablePath = findBrowser(process.platform, process.env)
if (executablePath === null) throw new Error('no browser to draw with')
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
try {
  const page = await browser.newPage()
  const program = await draw(page, (size) => (size <= small ? closer(drawing) : drawing))
  const draft = await draw(page, () => asDocument(drawing))
  await mkdir(folder, { recursive: true })
  for (const { size, png } of program) await writeFile(join(folder, `${size}x${size}.png`), png)
  await writeFile(join(folder, 'icon.ico'), icoOf(program.filter(({ size }) => windowsSizes.includes(size))))
  await writeFile(join(folder, 'icon.icns'), icnsOf(program))
  // The trial in a browser shows it at its tab.
  await copyFile(join(folder, 'icon.svg'), join(folder, '../../renderer/public/icon.svg'))
  await writeFile(join(folder, 'draft.ico'), icoOf(draft.filter(({ size }) => windowsSizes.includes(size))))
} finally {
  await browser.close()
}

/** A draft file has no tile behind it, and its sheet fills the place and gets an edge. */
function asDocument(svg) {
  return svg
    .replace(/<rect id="tile"[^>]*\/>/u, '')
    .replace('viewBox="0 0 256 256"', 'viewBox="29 33 192 192"')
    .replace('fill="url(#paper)"', 'fill="url(#paper)" stroke="#8fa9d3" stroke-width="5"')
}

/** On a few pixels the sheet must take all the room there is. */
function closer(svg) {
  const nearer = 'transform="translate(128 128) scale(1.22) translate(-130 -132)"'
  return svg
    .replace('viewBox="0 0 256 256"', 'viewBox="8 8 240 240"')
    .replace('<g id="sheet">', `<g ${nearer}>`)
    .replace('<g id="seal">', `<g ${nearer}>`)
}

/** The drawing in every size: as PNG and as plain pixels. */
function draw(page, drawingFor) {
  return Promise.all(
    sizes.map(async (size) => {
      const { png, pixels } = await page.evaluate(drawInPage, { svg: drawingFor(size), size })
      return { size, png: Buffer.from(png, 'base64'), pixels: Buffer.from(pixels, 'base64') }
    }),
  )
}

/** Runs in the page. */
async function drawInPage({ svg, size }) {
  const image = new Image()
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sized)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0, size, size)
  const { data } = context.getImageData(0, 0, size, size)
  let pixels = ''
  for (let at = 0; at < data.length; at += 4096)
    pixels += String.fromCharCode(...data.subarray(at, at + 4096))
  return { png: canvas.toDataURL('image/png').split(',')[1], pixels: btoa(pixels) }
}
