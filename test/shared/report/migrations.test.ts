// The machinery of migrations, tried with a list of its own; the real ones are tried with the drafts in test/fixtures.
import { describe, expect, it } from 'vitest'
import { parseDraft, serializeDraft } from '../../../shared/report/draft-file.ts'
import {
  latestVersion,
  migrated,
  migrations,
  type JsonObject,
  type Migration,
} from '../../../shared/report/migrations.ts'
import { defaultProfile, emptyReport, type Draft } from '../../../shared/report/model.ts'
import { without } from '../../../shared/report/without.ts'

const list: readonly Migration[] = [
  { name: 'unit → office', migrate: ({ unit, ...rest }) => ({ ...rest, office: unit }) },
  { name: 'years as numbers', migrate: (file) => ({ ...file, year: Number(file['year']) }) },
]

describe('migrated', () => {
  it.each([
    [1, { unit: '甲局', year: '2024', kept: 1 }, { office: '甲局', year: 2024, kept: 1 }],
    [2, { office: '甲局', year: '2024' }, { office: '甲局', year: 2024 }],
    [3, { office: '甲局', year: 2024 }, { office: '甲局', year: 2024 }],
  ])('brings a file of version %i up to the latest', (version, file, latest) => {
    const before = structuredClone(file)
    expect(migrated(file, version, list)).toEqual(latest)
    expect(file).toEqual(before)
  })

  it('every entry is one version, each with a name of its own', () => {
    expect(latestVersion(list)).toBe(3)
    expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length)
  })
})

describe('parseDraft with migrations', () => {
  const draft: Draft = { report: emptyReport(2021, '甲局', 2024), accepted: [], profile: defaultProfile }
  /** As if version 1 had called the report `answers`, and kept no profile. */
  const steps: readonly Migration[] = [
    { name: 'answers → report', migrate: ({ answers, ...rest }) => ({ ...rest, report: answers }) },
    { name: 'a profile', migrate: (file) => ({ ...file, profile: defaultProfile }) },
  ]
  const { report, ...others } = JSON.parse(serializeDraft(draft)) as JsonObject
  const rest = without(others, 'profile')

  it('opens an old draft as if it had been saved today', () => {
    const old = JSON.stringify({ ...rest, version: 1, answers: report })
    expect(parseDraft(old, '旧.nianbao', steps)).toEqual({ ok: true, value: draft, notes: [] })
  })

  it('checks an old draft after the migrations, and refuses a draft of the version after the latest', () => {
    const broken = JSON.stringify({ ...rest, version: 2, report: { ...(report as object), office: 1 } })
    expect(parseDraft(broken, '旧.nianbao', steps)).toMatchObject({
      ok: false,
      failure: { code: 'draft-invalid', sentence: expect.stringContaining('单位名称') as string },
    })
    expect(parseDraft(JSON.stringify({ ...rest, version: 4, report }), '新.nianbao', steps)).toMatchObject({
      ok: false,
      failure: { code: 'draft-too-new' },
    })
  })
})
