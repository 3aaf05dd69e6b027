// Characters as GBK writes them: there is a decoder for it everywhere and no encoder.

let gbk: ReadonlyMap<string, readonly number[]> | null = null

/** Told from how they are read; a character that GBK does not have is an error of the test. */
export function gbkBytes(text: string): Uint8Array {
  gbk ??= gbkTable()
  const bytes = [...text].flatMap((character) => {
    const code = character.charCodeAt(0)
    const own = code < 0x80 ? [code] : gbk?.get(character)
    if (own === undefined) throw new Error(`GBK does not have ${character}`)
    return own
  })
  return Uint8Array.from(bytes)
}

function gbkTable(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gbk')
  const table = new Map<string, readonly number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(high, low))
      if (!table.has(character)) table.set(character, [high, low])
    }
  }
  return table
}
