// Reading little-endian numbers out of a stream that may be cut off or lie: every step outside it is a damaged file.
import { Stop } from '../budget.ts'

export class Bytes {
  readonly length: number
  readonly #view: DataView
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.length = bytes.length
  }

  u8(at: number): number {
    this.#check(at, 1)
    return this.#view.getUint8(at)
  }

  u16(at: number): number {
    this.#check(at, 2)
    return this.#view.getUint16(at, true)
  }

  i16(at: number): number {
    this.#check(at, 2)
    return this.#view.getInt16(at, true)
  }

  u32(at: number): number {
    this.#check(at, 4)
    return this.#view.getUint32(at, true)
  }

  part(from: number, length: number): Uint8Array {
    this.#check(from, length)
    return this.#bytes.subarray(from, from + length)
  }

  #check(at: number, length: number): void {
    if (length < 0 || at < 0 || at + length > this.length) throw new Stop('file-damaged')
  }
}
