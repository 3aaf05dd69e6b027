// The findings under the clerk's hands: walking through them, applying a proposal, accepting a warning with a reason.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Finding, Proposal, TextPlace } from '../../shared/finding.ts'
import { applyProposal } from '../../shared/report/apply-proposal.ts'
import { acceptFinding, setProse, withdrawAcceptance } from '../../shared/report/edits.ts'
import { tableSpec } from '../../shared/template/editions.ts'
import { layoutOf } from '../../shared/template/layout.ts'
import { gridMap } from '../table/grid-map.ts'
import { selectCell } from '../table/selection.ts'
import { countFindings, findingGroups, isWaiting, type ListedFinding } from '../words/finding-list.ts'
import { figureOf } from '../words/page-words.ts'
import { useDraftStore, type Summons } from './draft-store.ts'

type Target = Omit<Summons, 'before' | 'focus'>

/** Words of one paragraph, UTF-16 units of its text. */
interface FindingMark extends Pick<TextPlace, 'paragraph' | 'from' | 'to'> {
  readonly kind: 'warning' | 'hint'
}

export const useFindingStore = defineStore('finding', () => {
  const drafts = useDraftStore()
  const current = ref<string | null>(null)

  const groups = computed(() => findingGroups(drafts.report, drafts.findings))
  const listed = computed(() => groups.value.flatMap(({ findings }) => findings))
  const counts = computed(() => countFindings(drafts.findings))
  const waiting = computed(() => drafts.findings.filter(isWaiting))

  /** The words that a finding speaks of, where it speaks of any; else its cell. */
  function placeOf(finding: Finding): Target | null {
    const place = finding.places?.[0]
    return place ? textTarget(place) : cellOf(finding)
  }

  function cellOf(finding: Finding): Target | null {
    // The cell that is probably wrong, where the rule knows one.
    const proposed = finding.proposals?.find(({ cells }) => cells.length === 1)?.cells[0]?.address
    const address = proposed ?? finding.cells[0]
    const figure = address === undefined ? undefined : figureOf(drafts.report, address)
    if (address === undefined || !figure) return null
    const { table } = figure
    const map = gridMap(layoutOf(tableSpec(drafts.report.edition[table], table)))
    return {
      where: { kind: 'cell', table, address },
      selection: { kind: 'cells', table, selection: selectCell(map, address) },
      place: null,
    }
  }

  function show({ key, finding }: ListedFinding): void {
    current.value = key
    const place = placeOf(finding)
    if (place) drafts.goTo(place.where, place)
  }

  /** The cell that the words of a finding are compared with. */
  function showCell({ key, finding }: ListedFinding): void {
    current.value = key
    const cell = cellOf(finding)
    if (cell) drafts.goTo(cell.where, cell)
  }

  /** Words that do not agree with the tables, in one stretch of prose. */
  function marksIn(section: TextPlace['section'], part: TextPlace['part']): readonly FindingMark[] {
    return drafts.findings.flatMap(({ level, places = [] }) =>
      places.flatMap(({ section: of, part: within, paragraph, from, to }) =>
        of === section && within === part
          ? [{ kind: level === 'hint' ? 'hint' : 'warning', paragraph, from, to } as const]
          : [],
      ),
    )
  }

  /** F8 and Shift+F8: round and round, from the one shown last. */
  function step(back: boolean): void {
    const all = listed.value
    const here = all.findIndex(({ key }) => key === current.value)
    const next = back ? (here <= 0 ? all.length - 1 : here - 1) : (here + 1) % Math.max(all.length, 1)
    const target = all[next]
    if (target) show(target)
  }

  function apply(finding: Finding, proposal: Proposal): void {
    const [text] = proposal.texts ?? []
    const place = text ? textTarget(after(text)) : placeOf(finding)
    const next = applyProposal(drafts.draft, proposal)
    const before = drafts.draft
    drafts.edit(next, place?.where ?? { kind: 'findings' }, 'fix')
    if (place) drafts.goTo(place.where, { ...place, before })
  }

  /** With `printed` the reason also stands under the table of the finding. */
  function accept(finding: Finding, reason: string, printed: boolean): void {
    const accepted = acceptFinding(drafts.draft, finding, reason)
    const [address] = finding.cells
    const table = address === undefined ? undefined : figureOf(drafts.report, address)?.table
    const next =
      printed && table !== undefined
        ? setProse(accepted, table, 'after', [
            ...accepted.report.sections[table].after,
            { level: 0, runs: [{ text: reason }] },
          ])
        : accepted
    drafts.edit(next, { kind: 'findings' }, 'accept')
  }

  function withdraw(finding: Finding): void {
    drafts.edit(withdrawAcceptance(drafts.draft, finding), { kind: 'findings' }, 'accept')
  }

  return { current, groups, listed, counts, waiting, show, showCell, marksIn, step, apply, accept, withdraw }
})

function textTarget(place: TextPlace): Target {
  return { where: { kind: 'prose', section: place.section, part: place.part }, selection: null, place }
}

/** Where a replacement stands once it is made. */
function after({ place, text }: NonNullable<Proposal['texts']>[number]): TextPlace {
  return { ...place, to: place.from + text.length }
}
