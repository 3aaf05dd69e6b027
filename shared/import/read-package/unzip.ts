// A zip archive's directory and the bytes of its entries, synchronous and counted while they come out. Checksums are
// verified, because a flipped bit in a deflate stream can turn one figure into another without any other sign.
import { Inflate, inflateSync } from 'fflate'
import { Stop, type Budget } from '../budget.ts'

interface Entry {
  readonly method: number
  readonly crc: number
  readonly stored: number
  readonly size: number
  /** Of the local header. */
  readonly offset: number
  readonly encrypted: boolean
}

export interface Archive {
  /** Entry names as OPC compares them: without case, with forward slashes. */
  readonly names: readonly string[]
  /** The inflated bytes of an entry; null when the archive has none of that name. */
  readonly bytesOf: (name: string) => Uint8Array | null
}

const localHeader = 0x04034b50
const directoryHeader = 0x02014b50
const directoryEnd = 0x06054b50
const zip64Locator = 0x07064b50
const zip64End = 0x06064b50
/** A zip64 field stands in an extra field where the header says this. */
const elsewhere = 0xffffffff

export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** Reads the directory only. Stops on an archive that is cut off or contradicts itself. */
export function openArchive(bytes: Uint8Array, budget: Budget): Archive {
  if (bytes.length > budget.limits.fileBytes) throw new Stop('file-over-budget')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = insideBounds(() => readDirectory(bytes, view, budget))
  return {
    names: [...entries.keys()],
    bytesOf: (name) => {
      const entry = entries.get(partKey(name))
      return entry === undefined ? null : insideBounds(() => inflateEntry(bytes, view, entry, budget))
    },
  }
}

/** The key under which a part is kept; part names compare without case (ECMA-376 part 2, 9.1.1). */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

/** An offset that points outside the file is damage, not a bug. */
function insideBounds<T>(read: () => T): T {
  try {
    return read()
  } catch (trouble) {
    if (trouble instanceof RangeError) throw new Stop('file-damaged')
    throw trouble
  }
}

function readDirectory(bytes: Uint8Array, view: DataView, budget: Budget): Map<string, Entry> {
  const { count, offset } = findDirectory(view)
  budget.checkEntries(count)
  const names = new TextDecoder('utf-8')
  const entries = new Map<string, Entry>()
  let at = offset
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== directoryHeader) throw new Stop('file-damaged')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const commentLength = view.getUint16(at + 32, true)
    const [size, stored, local] = sizes(
      view,
      [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
      at + 46 + nameLength,
      extraLength,
    )
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    checkLocalName(bytes, view, local, name)
    const key = partKey(names.decode(name))
    // Two entries of one name: which one counts would depend on the program that opens the file.
    if (entries.has(key)) throw new Stop('file-damaged')
    entries.set(key, {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      size,
      stored,
      offset: local,
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

/** Both headers of an entry name it; where they differ, a part would be missed without any other sign. */
function checkLocalName(bytes: Uint8Array, view: DataView, local: number, name: Uint8Array): void {
  if (view.getUint32(local, true) !== localHeader) throw new Stop('file-damaged')
  const isSame =
    view.getUint16(local + 26, true) === name.length &&
    name.every((byte, index) => bytes[local + 30 + index] === byte)
  if (!isSame) throw new Stop('file-damaged')
}

function findDirectory(view: DataView): { readonly count: number; readonly offset: number } {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
    if (view.getUint32(at, true) !== directoryEnd) continue
    const count = view.getUint16(at + 10, true)
    const offset = view.getUint32(at + 16, true)
    if (count !== 0xffff && offset !== elsewhere) return { count, offset }
    if (view.getUint32(at - 20, true) !== zip64Locator) throw new Stop('file-damaged')
    const end = long(view, at - 20 + 8)
    if (view.getUint32(end, true) !== zip64End) throw new Stop('file-damaged')
    return { count: long(view, end + 32), offset: long(view, end + 48) }
  }
  throw new Stop('file-damaged')
}

/** The header's fields, with those that are elsewhere taken from the zip64 extra field in its fixed order. */
function sizes(
  view: DataView,
  fields: readonly [number, number, number],
  extra: number,
  extraLength: number,
): readonly [number, number, number] {
  if (!fields.includes(elsewhere)) return fields
  let at = extra
  while (at + 4 <= extra + extraLength) {
    const length = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      let from = at + 4
      const next = (field: number): number => {
        if (field !== elsewhere) return field
        from += 8
        return long(view, from - 8)
      }
      return [next(fields[0]), next(fields[1]), next(fields[2])]
    }
    at += 4 + length
  }
  throw new Stop('file-damaged')
}

function long(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Stop('file-damaged')
  return Number(value)
}

/** Bytes handed to the inflater at a time: deflate can swell each of them a thousandfold before we count again. */
const portion = 64 * 1024

function inflateEntry(bytes: Uint8Array, view: DataView, entry: Entry, budget: Budget): Uint8Array {
  if (entry.encrypted) throw new Stop('file-protected')
  const from =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (from + entry.stored > bytes.length) throw new Stop('file-damaged')
  const stored = bytes.subarray(from, from + entry.stored)
  // The directory's own claim is spent first, so that an honest bomb costs nothing.
  if (entry.size > budget.limits.inflatedBytes) throw new Stop('file-over-budget')
  const inflated = contentOf(stored, entry, budget)
  if (inflated.length !== entry.size || crc32(inflated) !== entry.crc) throw new Stop('file-damaged')
  return inflated
}

function contentOf(stored: Uint8Array, entry: Entry, budget: Budget): Uint8Array {
  if (entry.method === 0) {
    budget.spendInflated(stored.length, stored.length, stored.length)
    return stored
  }
  if (entry.method !== 8) throw new Stop('file-damaged')
  return stored.length <= portion
    ? inflateWhole(stored, entry, budget)
    : inflateInPortions(stored, entry, budget)
}

/** A short stream cannot swell beyond what is stood; into a buffer of the size that the directory says. */
function inflateWhole(stored: Uint8Array, entry: Entry, budget: Budget): Uint8Array {
  budget.spendInflated(entry.size, entry.size, stored.length)
  try {
    return inflateSync(stored, { out: new Uint8Array(entry.size) })
  } catch {
    throw new Stop('file-damaged')
  }
}

function inflateInPortions(stored: Uint8Array, entry: Entry, budget: Budget): Uint8Array {
  const pieces: Uint8Array[] = []
  let length = 0
  let done = 0
  const inflater = new Inflate((piece) => {
    length += piece.length
    budget.spendInflated(piece.length, length, done)
    if (length > entry.size) throw new Stop('file-damaged')
    if (piece.length > 0) pieces.push(piece)
  })
  try {
    do {
      const piece = stored.subarray(done, done + portion)
      done += piece.length
      inflater.push(piece, done >= stored.length)
    } while (done < stored.length)
  } catch (trouble) {
    // fflate throws plain errors with a code for bad streams; both they and its overruns mean damage.
    throw trouble instanceof Stop ? trouble : new Stop('file-damaged')
  }
  return joined(pieces, length)
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces
  if (only !== undefined && pieces.length === 1) return only
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = -1
  const { length } = bytes
  for (let at = 0; at < length; at += 1) {
    crc = (crc >>> 8) ^ (crcTable[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0)
  }
  return ~crc >>> 0
}
