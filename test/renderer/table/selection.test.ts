import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridMap } from '../../../renderer/table/grid-map.ts'
import * as select from '../../../renderer/table/selection.ts'
import { tableSpec } from '../../../shared/template/editions.ts'
import { tableIds } from '../../../shared/template/form.ts'
import { layoutOf } from '../../../shared/template/layout.ts'

const requests = gridMap(layoutOf(tableSpec(2021, 'requests')))
const disclosure = gridMap(layoutOf(tableSpec(2021, 'disclosure')))
const at = (address: string) => select.selectCell(requests, address)

describe('moving over 表三', () => {
  const moves: readonly [string, select.GridSelection, string][] = [
    ['down', select.move(requests, at('received_person'), 'down'), 'carried_in_person'],
    [
      'down over the labels of a group',
      select.move(requests, at('partial_person'), 'down'),
      'refused_secret_person',
    ],
    ['up at the top stays', select.move(requests, at('received_person'), 'up'), 'received_person'],
    ['right', select.move(requests, at('received_person'), 'right'), 'received_company'],
    ['left at the edge stays', select.move(requests, at('received_person'), 'left'), 'received_person'],
    ['Home', select.moveToEdge(requests, at('granted_legal'), 'start'), 'granted_person'],
    ['End', select.moveToEdge(requests, at('granted_legal'), 'end'), 'granted_total'],
    [
      'Ctrl+End',
      select.moveToEdge(requests, at('granted_legal'), 'end', { whole: true }),
      'carried_out_total',
    ],
    ['Page Down', select.movePage(requests, at('received_person'), 10), 'refused_casefile_person'],
    ['Enter', select.enter(requests, at('granted_legal'), false), 'partial_legal'],
    ['Shift+Enter', select.enter(requests, at('granted_legal'), true), 'carried_in_legal'],
  ]
  it.each(moves)('%s', (_, moved, active) => {
    expect(moved).toMatchObject({ anchor: active, head: active, active })
  })

  it('goes on to the next row with Tab and comes back below its start with Enter', () => {
    let now: select.GridSelection = at('received_legal')
    for (let step = 0; step < 2; step += 1) now = select.tab(requests, now, false) ?? now
    expect(now.active).toBe('received_total')
    expect(select.enter(requests, now, false).active).toBe('carried_in_legal')
    now = select.tab(requests, now, false) ?? now
    expect(now.active).toBe('carried_in_person')
  })

  it('leaves the table with Tab at its last cell and with Shift+Tab at its first', () => {
    expect(select.tab(requests, at('carried_out_total'), false)).toBeNull()
    expect(select.tab(requests, at('received_person'), true)).toBeNull()
  })

  it('jumps with Ctrl to the end of a filled run, then to the next filled cell, then to the edge', () => {
    const filled = new Set(['received_person', 'carried_in_person', 'granted_person', 'refused_law_person'])
    const jumpOver = (address: string) => filled.has(address)
    const stops: string[] = []
    let now: select.GridSelection = at('received_person')
    for (let step = 0; step < 3; step += 1) {
      now = select.move(requests, now, 'down', { jumpOver })
      stops.push(now.active)
    }
    expect(stops).toEqual(['granted_person', 'refused_law_person', 'carried_out_person'])
  })
})

describe('ranges', () => {
  it('grow from the focused cell with Shift and keep the focus where it is', () => {
    const right = select.move(requests, at('received_person'), 'right', { extend: true })
    const range = select.move(requests, right, 'down', { extend: true })
    expect(range).toMatchObject({
      anchor: 'received_person',
      head: 'carried_in_company',
      active: 'received_person',
    })
    expect(select.selectedAddresses(requests, range)).toEqual([
      'received_person',
      'received_company',
      'carried_in_person',
      'carried_in_company',
    ])
  })

  it('are walked round by Tab along rows and by Enter along columns', () => {
    const range = select.selectRange(requests, 'received_person', 'carried_in_company')
    const walk = (step: (from: select.GridSelection) => select.GridSelection | null) => {
      const seen: string[] = []
      let now: select.GridSelection = range
      for (let count = 0; count < 4; count += 1) {
        now = step(now) ?? now
        seen.push(now.active)
      }
      return seen
    }
    expect(walk((from) => select.tab(requests, from, false))).toEqual([
      'received_company',
      'carried_in_person',
      'carried_in_company',
      'received_person',
    ])
    expect(walk((from) => select.enter(requests, from, false))).toEqual([
      'carried_in_person',
      'received_company',
      'carried_in_company',
      'received_person',
    ])
  })

  it('come from a click on a label: the rows of its group, the columns under its head', () => {
    const label = (text: string) => {
      const found = requests.layout.cells.find((cell) => cell.label === text)
      if (!found) throw new Error(text)
      return found
    }
    const rows = select.selectUnderLabel(requests, label('（四）无法提供'), 'label')
    expect(rows).toMatchObject({ anchor: 'unable_not_held_person', head: 'unable_unclear_total' })
    const columns = select.selectUnderLabel(requests, label('法人或其他组织'), 'head')
    expect(columns).toMatchObject({ anchor: 'received_company', head: 'carried_out_other' })
  })

  it('reach from a head of 表二 only as far as its own band', () => {
    const head = disclosure.layout.cells.find(({ label }) => label === '本年制发件数')
    expect(head && select.selectUnderLabel(disclosure, head, 'head')).toMatchObject({
      anchor: 'regulations_made',
      head: 'normative_made',
    })
  })
})

describe('wide cells of 表二', () => {
  it('keep the column that up and down came in', () => {
    const start = select.selectCell(disclosure, 'normative_valid')
    const down = select.move(disclosure, start, 'down')
    expect(down.active).toBe('licence_decisions')
    expect(select.move(disclosure, down, 'up').active).toBe('normative_valid')
  })
})

describe('any table', () => {
  const anyPlace = fc.constantFrom(...tableIds).chain((table) => {
    const map = gridMap(layoutOf(tableSpec(2021, table)))
    return fc.record({
      map: fc.constant(map),
      anchor: fc.constantFrom(...map.places.keys()),
      head: fc.constantFrom(...map.places.keys()),
    })
  })

  it('is walked through once from its first cell to its last by Tab', () => {
    for (const table of tableIds) {
      const map = gridMap(layoutOf(tableSpec(2021, table)))
      const first = map.rows[0]?.[0]?.address ?? ''
      const seen = [first]
      let now: select.GridSelection | null = select.selectCell(map, first)
      while ((now = select.tab(map, now, false)) !== null) seen.push(now.active)
      expect(seen).toEqual(map.layout.figures.map(({ address }) => address))
    }
  })

  it('has every selected cell inside the rectangle of its corners, both corners among them', () => {
    fc.assert(
      fc.property(anyPlace, ({ map, anchor, head }) => {
        const addresses = select.selectedAddresses(map, select.selectRange(map, anchor, head))
        expect(addresses).toContain(anchor)
        expect(addresses).toContain(head)
        expect(new Set(addresses).size).toBe(addresses.length)
      }),
    )
  })
})
