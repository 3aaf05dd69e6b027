// An Open Packaging Convention file (ECMA-376 part 2): parts and the relationships between them. External
// relationships are never followed; a part that is promised and missing is damage.
import type { Advance } from '../../reading-progress.ts'
import { Stop, type Budget } from '../budget.ts'
import { looksLikeZip, openArchive, type Archive } from './unzip.ts'
import { childrenOf, parseXml, type XmlElement } from './xml.ts'

export interface Relationship {
  /** The last word of its type, equal in transitional and strict files: `styles`, `worksheet`. */
  readonly type: string
  /** Name of the part inside the package; null when it points outside. */
  readonly target: string | null
}

export interface Package {
  readonly names: readonly string[]
  readonly has: (name: string) => boolean
  /** Stops when there is no such part. */
  readonly bytesOf: (name: string) => Uint8Array
  /** The tree of the part, but for the elements that are not to be read. */
  readonly xmlOf: (name: string, unread?: ReadonlySet<string>, advance?: Advance) => XmlElement
  /** Relationships by id; none where the part has none. '' asks for those of the package itself. */
  readonly relationshipsOf: (name: string) => ReadonlyMap<string, Relationship>
}

export function openPackage(bytes: Uint8Array, budget: Budget): Package {
  if (bytes.length === 0) throw new Stop('file-empty')
  if (!looksLikeZip(bytes)) throw new Stop('format-unknown')
  const archive = openArchive(bytes, budget)
  const bytesOf = (name: string): Uint8Array => {
    const part = archive.bytesOf(name)
    if (part === null) throw new Stop('file-damaged')
    return part
  }
  const names = new Set(archive.names)
  const relationships = new Map<string, ReadonlyMap<string, Relationship>>()
  return {
    names: archive.names,
    has: (name) => names.has(name.toLowerCase()),
    bytesOf,
    xmlOf: (name, unread, advance) => parseXml(bytesOf(name), budget, unread, advance),
    relationshipsOf: (name) => {
      const known = relationships.get(name) ?? relationshipsOf(archive, name, budget)
      relationships.set(name, known)
      return known
    },
  }
}

function relationshipsOf(archive: Archive, name: string, budget: Budget): Map<string, Relationship> {
  const slash = name.lastIndexOf('/')
  const folder = name.slice(0, slash + 1)
  const bytes = archive.bytesOf(`${folder}_rels/${name.slice(slash + 1)}.rels`)
  const found = new Map<string, Relationship>()
  if (bytes === null) return found
  for (const { attributes } of childrenOf(parseXml(bytes, budget), 'rel:Relationship')) {
    const { Id: id, Type: type = '', Target: target = '' } = attributes
    if (id === undefined) continue
    const isExternal = attributes['TargetMode'] === 'External'
    found.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: isExternal ? null : resolvePart(folder, target),
    })
  }
  return found
}

/** A target relative to the folder of the part that names it. */
function resolvePart(folder: string, target: string): string {
  const plain = target.replaceAll('\\', '/').split('#')[0] ?? ''
  const steps = plain.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '')
  for (const step of plain.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** The part that a package-level or part-level relationship of the type leads to. */
export function relatedPart(relationships: ReadonlyMap<string, Relationship>, type: string): string | null {
  for (const relationship of relationships.values()) {
    if (relationship.type === type && relationship.target !== null) return relationship.target
  }
  return null
}
