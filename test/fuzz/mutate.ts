// Ways to break a file: bytes changed, cut, doubled; and for packages the markup of a part changed where bytes would only
// fail the checksum.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Random } from './random.ts'

/** Bytes hurt as disks, mails and editors hurt them. */
export function hurtBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let hurt = bytes
  for (let times = 1 + random.below(4); times > 0; times -= 1) hurt = once(hurt, random)
  return hurt
}

function once(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(Math.max(1, bytes.length))
  const length = 1 + random.below(Math.min(512, Math.max(1, bytes.length)))
  switch (random.below(7)) {
    case 0: {
      const flipped = bytes.slice()
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8))
      return flipped
    }
    case 1: {
      const changed = bytes.slice()
      changed[at] = random.pick([0, 1, 0x3c, 0x7f, 0x80, 0xff, random.below(256)])
      return changed
    }
    case 2:
      return bytes.subarray(0, at)
    case 3:
      return joined(bytes.subarray(0, at), bytes.subarray(at + length))
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at))
    case 5: {
      const noise = Uint8Array.from({ length }, () => random.below(256))
      return joined(bytes.subarray(0, at), noise, bytes.subarray(at + length))
    }
    default:
      return joined(bytes.subarray(0, at), bytes.subarray(random.below(Math.max(1, bytes.length))))
  }
}

/** Numbers that lengths, counts and offsets do not expect. */
const wildNumbers = [
  0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff,
]

/** Bytes hurt where they stand: the file keeps its length and every offset its meaning. */
export function hurtInPlace(bytes: Uint8Array, random: Random): Uint8Array {
  const hurt = bytes.slice()
  if (hurt.length < 8) return hurt
  const view = new DataView(hurt.buffer)
  for (let times = 1 + random.below(12); times > 0; times -= 1) {
    // Half of them in the part where a file keeps its directory and the first of its structures.
    const reach = random.chance(0.3) ? Math.min(4096, hurt.length) : hurt.length
    const at = random.below(reach - 4)
    const number = random.pick(wildNumbers)
    switch (random.below(5)) {
      case 0:
        view.setUint8(at, (hurt[at] ?? 0) ^ (1 << random.below(8)))
        break
      case 1:
        view.setUint8(at, number & 0xff)
        break
      case 2:
        view.setUint16(at & ~1, number & 0xffff, true)
        break
      case 3:
        view.setUint32(at & ~3, number, true)
        break
      default: {
        const from = random.below(hurt.length)
        hurt.copyWithin(at, from, from + 1 + random.below(256))
      }
    }
  }
  return hurt
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** One part of a package with its markup hurt, or the parts mixed up; the archive itself is sound. */
export function hurtParts(bytes: Uint8Array, random: Random): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(bytes)
  const names = Object.keys(parts)
  const markup = names.filter((name) => /\.(xml|rels)$/.test(name))
  const name = random.pick(markup)
  const part = parts[name] ?? new Uint8Array()
  switch (random.below(10)) {
    case 0:
      delete parts[name]
      break
    case 1:
      parts[name] = parts[random.pick(markup)] ?? new Uint8Array()
      break
    case 2:
      parts[name] = hurtBytes(part, random)
      break
    default: {
      // The main parts are where most of the reading is done.
      const main = random.chance(0.7) ? markup.find((one) => /document\.xml$|sheet\d\.xml$/.test(one)) : name
      const chosen = main ?? name
      let text = strFromU8(parts[chosen] ?? new Uint8Array())
      for (let times = 1 + random.below(5); times > 0; times -= 1) text = hurtMarkup(text, random)
      parts[chosen] = strToU8(text)
    }
  }
  return zipSync(parts, { level: 0 })
}

const wildValues = [
  '',
  '0',
  '-1',
  '1',
  '2147483648',
  '99999999999999999999',
  '1e309',
  'NaN',
  'true',
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  '\u0000',
  '𠮷'.repeat(50),
  '%1%2%3%4%5%6%7%8%9',
  'A1:XFD1048576',
]
const wildMarkup = [
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&amp;&#x1F600;',
  '&#0;',
  '<![CDATA[12]]>',
  '<w:p><w:r><w:t>999</w:t></w:r></w:p>',
  '<w:vMerge/>',
  '<w:gridSpan w:val="40"/>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
  '<mergeCell ref="A1:D9"/>',
  '<table><tr><td rowspan="70000" colspan="9000">1</td></tr>',
  '<script>1</script>',
  '</p></div></td></table>',
]

/** Markup hurt so that it mostly stays markup: elements doubled, moved, dropped, nested; values gone wild. */
export function hurtMarkup(text: string, random: Random): string {
  switch (random.below(9)) {
    case 0:
      return replaceValue(text, random.pick(wildValues), random)
    case 1:
      return replaceValue(text, random.pick(valuesOf(text)), random)
    case 2: {
      const [from, to] = element(text, random)
      return text.slice(0, from) + text.slice(to)
    }
    case 3: {
      const [from, to] = element(text, random)
      const times = random.pick([1, 1, 2, 30])
      return text.slice(0, to) + text.slice(from, to).repeat(times) + text.slice(to)
    }
    case 4: {
      const [from, to] = element(text, random)
      const moved = text.slice(from, to)
      const rest = text.slice(0, from) + text.slice(to)
      const at = tagAt(rest, random)
      return rest.slice(0, at) + moved + rest.slice(at)
    }
    case 5: {
      const [from, to] = element(text, random)
      const name = /^<([^\s/>]+)/.exec(text.slice(from, to))?.[1]
      if (name === undefined) return text
      const depth = random.pick([1, 3, 60, 300])
      return (
        text.slice(0, from) +
        `<${name}>`.repeat(depth) +
        text.slice(from, to) +
        `</${name}>`.repeat(depth) +
        text.slice(to)
      )
    }
    case 6: {
      const at = tagAt(text, random)
      return text.slice(0, at) + random.pick(wildMarkup) + text.slice(at)
    }
    case 7: {
      const at = tagAt(text, random)
      const end = text.indexOf('>', at) + 1
      return end === 0 ? text : text.slice(0, at) + text.slice(end)
    }
    default: {
      const at = random.below(Math.max(1, text.length))
      return (
        text.slice(0, at) + random.pick(['<', '>', '&', '"', '\ufffe', '١٢', '１2', ' ']) + text.slice(at + 1)
      )
    }
  }
}

function valuesOf(text: string): readonly string[] {
  const values = [...text.slice(0, 20_000).matchAll(/="([^"]*)"/g)].map(([, value = '']) => value)
  return values.length === 0 ? [''] : values
}

function replaceValue(text: string, value: string, random: Random): string {
  const start = random.below(Math.max(1, text.length))
  const at = text.indexOf('="', start)
  const end = at === -1 ? -1 : text.indexOf('"', at + 2)
  if (end === -1) return text
  const safe = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  return `${text.slice(0, at + 2)}${safe}${text.slice(end)}`
}

/** Where a tag begins, at or after a random place. */
function tagAt(text: string, random: Random): number {
  const at = text.indexOf('<', random.below(Math.max(1, text.length)))
  return at === -1 ? text.length : at
}

/** An element, roughly: from a tag to the end of the next tag that closes one of its name. */
function element(text: string, random: Random): readonly [number, number] {
  const from = tagAt(text, random)
  const tag = /^<([^\s/>]+)[^>]*>/.exec(text.slice(from, from + 4000))
  if (tag === null) return [from, from]
  const [whole, name = ''] = tag
  if (whole.endsWith('/>')) return [from, from + whole.length]
  const close = text.indexOf(`</${name}>`, from)
  return [from, close === -1 ? from + whole.length : close + name.length + 3]
}

const wildControls = [
  '{',
  '}',
  '{}}',
  '\\bin999999999 ',
  "\\'",
  "\\'zz",
  '\\u-32768?',
  '\\u99999999?',
  '\\uc40 ',
  '\\cell ',
  '\\row ',
  '\\nestcell ',
  '\\itap99 ',
  '\\clvmrg ',
  '\\cellx-5000 ',
  '\\cellx2147483647 ',
  '\\trowd ',
  '\\ansicpg99999 ',
  '\\ls30000 ',
  '{\\*\\unknown ',
  '\\par\\par ',
]

/** Rich text hurt: groups opened and never closed, control words doubled, moved, dropped; their numbers gone wild. */
export function hurtControls(text: string, random: Random): string {
  const at = controlAt(text, random)
  const end = at + (/^\\(?:[a-z]+-?\d* ?|'..|[^a-z])|^[{}]/u.exec(text.slice(at, at + 60))?.[0].length ?? 1)
  const control = text.slice(at, end)
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, end) + control.repeat(random.pick([1, 1, 2, 300])) + text.slice(end)
    case 2: {
      const rest = text.slice(0, at) + text.slice(end)
      const to = controlAt(rest, random)
      return rest.slice(0, to) + control + rest.slice(to)
    }
    case 3:
      return text.slice(0, at) + random.pick(wildControls) + text.slice(at)
    case 4: {
      const depth = random.pick([1, 3, 60, 3000])
      return text.slice(0, at) + '{'.repeat(depth) + control + '}'.repeat(depth) + text.slice(end)
    }
    case 5:
      return text.slice(0, at) + control.replace(/-?\d+/u, String(random.pick(wildNumbers))) + text.slice(end)
    default:
      return text.slice(0, at) + text.slice(controlAt(text, random))
  }
}

/** Where a control word or a group begins or ends, at or after a random place. */
function controlAt(text: string, random: Random): number {
  const start = random.below(Math.max(1, text.length))
  const found = text.slice(start).search(/[\\{}]/u)
  return found === -1 ? text.length : start + found
}

/** Plain text hurt: lines dropped, doubled, swapped, separators changed. */
export function hurtText(bytes: Uint8Array, random: Random): Uint8Array {
  const lines = strFromU8(bytes).split('\n')
  for (let times = 1 + random.below(6); times > 0; times -= 1) {
    const at = random.below(lines.length)
    const line = lines[at] ?? ''
    switch (random.below(6)) {
      case 0:
        lines.splice(at, 1 + random.below(3))
        break
      case 1:
        lines.splice(at, 0, line, line)
        break
      case 2:
        lines[at] = line.replace(/\t/g, random.pick(['', ' ', '|', '\t\t']))
        break
      case 3:
        lines[at] = line + random.pick(wildValues)
        break
      case 4:
        lines[at] = (lines[at] ?? '') + (lines.splice(random.below(lines.length), 1)[0] ?? '')
        break
      default:
        lines[at] = line.slice(random.below(line.length + 1))
    }
    if (lines.length === 0) lines.push('')
  }
  return strToU8(lines.join('\n'))
}
