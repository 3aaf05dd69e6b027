// The streams of an OLE2 container ([MS-CFB]), by name: those of its root, not those of objects inside of it. Every chain is
// followed no further than what it has to give, so a container that lies ends as a damaged file and not as a full memory.
import { Stop } from '../budget.ts'

export type Streams = (name: string) => Uint8Array | null

const endOfChain = 0xfffffffe
/** Sector numbers from here on mean something else ([MS-CFB] 2.1). */
const firstSpecial = 0xfffffffb
const noEntry = 0xffffffff
const headerFats = 109
const entryLength = 128

export function streamsOf(bytes: Uint8Array): Streams {
  const file = new Sectors(bytes)
  const entries = entriesOf(file)
  const [root] = entries
  if (root === undefined || root.type !== 'root') throw new Stop('file-damaged')
  const names = new Map(childrenOf(root, entries).map((entry) => [entry.name, entry]))
  return (name) => {
    const entry = names.get(name)
    if (entry === undefined || entry.type !== 'stream') return null
    return entry.size < file.cutOff ? file.miniStream(root, entry) : file.stream(entry.start, entry.size)
  }
}

interface Entry {
  readonly name: string
  readonly type: 'root' | 'stream' | 'other'
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

class Sectors {
  /** Streams shorter than this lie in the small sectors of the root's own stream. */
  readonly cutOff: number
  readonly directoryStart: number
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #sector: number
  readonly #small: number
  readonly #smallStart: number
  readonly #table: readonly number[]
  #smallTable: DataView | null = null
  #smallSectors: Uint8Array | null = null

  constructor(bytes: Uint8Array) {
    if (bytes.length < 512) throw new Stop('file-damaged')
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const shift = this.#view.getUint16(30, true)
    const smallShift = this.#view.getUint16(32, true)
    if ((shift !== 9 && shift !== 12) || smallShift !== 6) throw new Stop('file-damaged')
    this.#sector = 1 << shift
    this.#small = 1 << smallShift
    this.directoryStart = this.#view.getUint32(48, true)
    this.cutOff = this.#view.getUint32(56, true)
    this.#smallStart = this.#view.getUint32(60, true)
    this.#table = this.#tableSectors()
  }

  /** Where the parts of the allocation table lie: the first in the header, the others in a chain of their own. */
  #tableSectors(): readonly number[] {
    const found: number[] = []
    const take = (at: number, count: number): void => {
      for (let index = 0; index < count; index += 1) {
        const sector = this.#view.getUint32(at + index * 4, true)
        if (sector < firstSpecial) found.push(sector)
      }
    }
    take(76, headerFats)
    let next = this.#view.getUint32(68, true)
    const perSector = this.#sector / 4 - 1
    for (let left = this.#view.getUint32(72, true); left > 0 && next < firstSpecial; left -= 1) {
      const at = this.#placeOf(next)
      if (found.length > this.#count || at + this.#sector > this.#bytes.length) throw new Stop('file-damaged')
      take(at, perSector)
      next = this.#view.getUint32(at + perSector * 4, true)
    }
    return found
  }

  get #count(): number {
    return Math.ceil(this.#bytes.length / this.#sector)
  }

  #placeOf(sector: number): number {
    return (sector + 1) * this.#sector
  }

  #after(sector: number): number {
    const perSector = this.#sector / 4
    const part = this.#table[Math.floor(sector / perSector)]
    const at = part === undefined ? NaN : this.#placeOf(part) + (sector % perSector) * 4
    if (!(at + 4 <= this.#bytes.length)) throw new Stop('file-damaged')
    return this.#view.getUint32(at, true)
  }

  /** So many bytes of a chain. */
  stream(start: number, size: number): Uint8Array {
    if (size > this.#bytes.length) throw new Stop('file-damaged')
    const after = (sector: number): number => this.#after(sector)
    return gathered(start, size, this.#sector, after, (sector) => this.#bytes.subarray(this.#placeOf(sector)))
  }

  /** A chain to its end, whatever it holds. */
  chain(start: number): Uint8Array {
    let count = 0
    for (let sector = start; sector !== endOfChain; sector = this.#after(sector)) {
      count += 1
      if (count > this.#count) throw new Stop('file-damaged')
    }
    return this.stream(start, count * this.#sector)
  }

  miniStream(root: Entry, { start, size }: Entry): Uint8Array {
    const sectors = (this.#smallSectors ??= this.stream(root.start, root.size))
    const table = (this.#smallTable ??= new DataView(this.chain(this.#smallStart).buffer))
    const after = (sector: number): number => {
      if (sector * 4 + 4 > table.byteLength) throw new Stop('file-damaged')
      return table.getUint32(sector * 4, true)
    }
    return gathered(start, size, this.#small, after, (sector) => sectors.subarray(sector * this.#small))
  }
}

/** `size` bytes of the sectors from `start` on; a chain in a circle would give the same ones again. */
function gathered(
  start: number,
  size: number,
  length: number,
  after: (sector: number) => number,
  from: (sector: number) => Uint8Array,
): Uint8Array {
  const whole = new Uint8Array(size)
  const seen = new Set<number>()
  let sector = start
  for (let filled = 0; filled < size; filled += length) {
    if (filled > 0) sector = after(sector)
    const part = from(sector).subarray(0, Math.min(length, size - filled))
    // The last sector of a file may be cut off behind what it holds, none before that.
    if (seen.has(sector) || part.length < Math.min(length, size - filled)) throw new Stop('file-damaged')
    seen.add(sector)
    whole.set(part, filled)
  }
  return whole
}

const utf16 = new TextDecoder('utf-16le')

function entriesOf(file: Sectors): readonly Entry[] {
  const directory = file.chain(file.directoryStart)
  const view = new DataView(directory.buffer)
  return Array.from({ length: Math.floor(directory.length / entryLength) }, (_, index): Entry => {
    const at = index * entryLength
    const letters = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62)
    const type = view.getUint8(at + 66)
    return {
      name: utf16.decode(directory.subarray(at, at + letters)),
      type: type === 5 ? 'root' : type === 2 ? 'stream' : 'other',
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    }
  })
}

/** What lies directly in an entry: a tree, in which a damaged file may go in circles. */
function childrenOf(parent: Entry, entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<number>()
  const open = [parent.child]
  const found: Entry[] = []
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entry = entries[at]
    if (at === noEntry || entry === undefined || seen.has(at)) continue
    seen.add(at)
    found.push(entry)
    open.push(entry.left, entry.right)
  }
  return found
}
