// How a reviewed report becomes part of a draft: as last year's, as this year's, or as both; of the open draft where it is of
// that year, of a new one otherwise.
import type { Note } from '../../shared/notes.ts'
import { adoptReport, adoptLastYear, setOfficeKind } from '../../shared/report/edits.ts'
import { frozen } from '../../shared/report/frozen.ts'
import { emptyReport, type Draft, type Profile, type Report } from '../../shared/report/model.ts'
import { takeAsBoth, takeBeside } from '../../shared/report/take-over.ts'
import { currentEdition } from '../../shared/template/editions.ts'
import type { OfficeKind } from '../../shared/template/duties.ts'

export type Adoption = 'last-year' | 'this-year' | 'both'

export interface AdoptionSource {
  /** The reviewed report. */
  readonly draft: Draft
  readonly kind: OfficeKind | null
  /** The year that follows it. */
  readonly year: number
  readonly origin: { readonly fileName: string; readonly format: string }
}

/** Whether the report belongs into the open draft: one of the same year, or that does not say its year. */
export function fitsOpenDraft(
  how: Adoption,
  { isOpen, report: open }: { readonly isOpen: boolean; readonly report: Report },
  { year: own }: Report,
  next: number,
): boolean {
  if (!isOpen) return false
  if (open.year === null) return true
  return how === 'this-year' ? own === null || own === open.year : next === open.year
}

/** `blank`: the new draft as it is before; it has the year and nothing else. `open`: the draft it goes into. */
export function adoptionOf(
  how: Adoption,
  { draft: reviewed, kind, year, origin: { fileName, format } }: AdoptionSource,
  open: Draft | null,
  profile: Profile,
): { readonly blank: Draft; readonly draft: Draft; readonly notes: readonly Note[] } {
  const { report } = setOfficeKind(reviewed, kind)
  const origin = { fileName, format }
  const ownYear = how === 'this-year' ? report.year : year
  const blank: Draft = frozen({
    report: emptyReport(currentEdition.id, '', ownYear),
    accepted: [],
    profile: open?.profile ?? profile,
  })
  const base = open ?? blank
  if (how === 'last-year') return { blank, ...takeBeside(base, report, origin, year) }
  if (how === 'this-year') {
    const dated = report.year === null ? { ...report, year: base.report.year } : report
    return { blank, draft: adoptReport(base, dated), notes: [] }
  }
  const both = takeAsBoth(report, origin, year, base.profile)
  const beside = adoptLastYear(base, both.draft.lastYear ?? null)
  return { blank, draft: adoptReport(beside, both.draft.report), notes: both.notes }
}
