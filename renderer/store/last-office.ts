// The office that was last used for a new draft, so that it need not be typed again. Kept by the window; worth nothing
// if it is lost.
import { officeKinds, type OfficeKind } from '../../shared/template/duties.ts'

export interface KnownOffice {
  readonly office: string
  readonly kind: OfficeKind | null
}

const officeKey = 'nianbao-office'
const kindKey = 'nianbao-office-kind'

export function lastOffice(): KnownOffice {
  const kind = localStorage.getItem(kindKey)
  return {
    office: localStorage.getItem(officeKey) ?? '',
    kind: officeKinds.find((known) => known === kind) ?? null,
  }
}

export function rememberOffice({ office, kind }: KnownOffice): void {
  localStorage.setItem(officeKey, office)
  if (kind === null) localStorage.removeItem(kindKey)
  else localStorage.setItem(kindKey, kind)
}
