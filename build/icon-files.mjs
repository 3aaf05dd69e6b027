// The two container formats for icons: ICO of Windows and ICNS of macOS, from pictures in several sizes.

/** From this size on Windows takes PNG; smaller ones are plain bitmaps, which every old dialog can show. */
const pngFrom = 256

/** @param {readonly {size: number, png: Buffer, pixels: Buffer}[]} pictures pixels: RGBA from the top */
export function icoOf(pictures) {
  const head = Buffer.alloc(6)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  const bodies = pictures.map((picture) => (picture.size >= pngFrom ? picture.png : bitmapOf(picture)))
  let at = head.length + 16 * pictures.length
  const entries = pictures.map(({ size }, index) => {
    const entry = Buffer.alloc(16)
    // 256 does not fit into a byte and is written as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(bodies[index].length, 8)
    entry.writeUInt32LE(at, 12)
    at += bodies[index].length
    return entry
  })
  return Buffer.concat([head, ...entries, ...bodies])
}

/** A BITMAPINFOHEADER, the pixels as BGRA from the bottom, and a mask that hides nothing, since alpha does. */
function bitmapOf({ size, pixels }) {
  const head = Buffer.alloc(40)
  head.writeUInt32LE(40, 0)
  head.writeInt32LE(size, 4)
  // The mask counts as a second picture below the first.
  head.writeInt32LE(size * 2, 8)
  head.writeUInt16LE(1, 12)
  head.writeUInt16LE(32, 14)
  const body = Buffer.alloc(size * size * 4)
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = ((size - 1 - row) * size + column) * 4
      const to = (row * size + column) * 4
      body[to] = pixels[from + 2]
      body[to + 1] = pixels[from + 1]
      body[to + 2] = pixels[from]
      body[to + 3] = pixels[from + 3]
    }
  }
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size)
  return Buffer.concat([head, body, mask])
}

/** Apple's names of sizes; the @2x ones hold the picture of twice the size. */
const appleTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]

/** @param {readonly {size: number, png: Buffer}[]} pictures */
export function icnsOf(pictures) {
  const parts = appleTypes.flatMap(([type, size]) => {
    const picture = pictures.find((one) => one.size === size)
    return picture === undefined ? [] : [chunk(type, picture.png)]
  })
  return chunk('icns', Buffer.concat(parts))
}

function chunk(type, body) {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}
