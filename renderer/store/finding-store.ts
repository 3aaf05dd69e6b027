// The findings under the clerk's hands: walking through them, applying a proposal, accepting a warning with a reason.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Finding, Proposal } from '../../shared/finding.ts'
import { acceptFinding, setCells, setProse, withdrawAcceptance } from '../../shared/report/edits.ts'
import { tableSpec } from '../../shared/template/editions.ts'
import { layoutOf } from '../../shared/template/layout.ts'
import { gridMap } from '../table/grid-map.ts'
import { selectCell } from '../table/selection.ts'
import { countFindings, findingGroups, isWaiting, type ListedFinding } from '../words/finding-list.ts'
import { figureOf } from '../words/page-words.ts'
import { useDraftStore, type Summons } from './draft-store.ts'

export const useFindingStore = defineStore('finding', () => {
  const drafts = useDraftStore()
  const current = ref<string | null>(null)

  const groups = computed(() => findingGroups(drafts.report, drafts.findings))
  const listed = computed(() => groups.value.flatMap(({ findings }) => findings))
  const counts = computed(() => countFindings(drafts.findings))
  const waiting = computed(() => drafts.findings.filter(isWaiting))

  function placeOf(finding: Finding): Omit<Summons, 'before' | 'focus'> | null {
    // The cell that is probably wrong, where the rule knows one.
    const proposed = finding.proposals?.find(({ cells }) => cells.length === 1)?.cells[0]?.address
    const address = proposed ?? finding.cells[0]
    const figure = address === undefined ? undefined : figureOf(drafts.report, address)
    if (address !== undefined && figure) {
      const { table } = figure
      const map = gridMap(layoutOf(tableSpec(drafts.report.edition[table], table)))
      return {
        where: { kind: 'cell', table, address },
        selection: { kind: 'cells', table, selection: selectCell(map, address) },
        place: null,
      }
    }
    const place = finding.places?.[0]
    return place
      ? { where: { kind: 'prose', section: place.section, part: place.part }, selection: null, place }
      : null
  }

  function show({ key, finding }: ListedFinding): void {
    current.value = key
    const place = placeOf(finding)
    if (place) drafts.goTo(place.where, place)
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
    const place = placeOf(finding)
    const next = setCells(drafts.draft, proposal.cells)
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

  return { current, groups, listed, counts, waiting, show, step, apply, accept, withdraw }
})
