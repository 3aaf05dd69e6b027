// What a style profile may hold, stated once: the draft file and the settings validate by it, and each value of it can
// be asked for singly.
import * as v from 'valibot'
import { pageNumberForms, pageStyleLimits, signatureForms } from '../page-style.ts'

const font = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(pageStyleLimits.fontLength),
  v.regex(/^[^"'<>&\\;{}]+$/),
)
const within = ({ least, most }: { readonly least: number; readonly most: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

export const profileEntries = {
  yearWord: v.picklist(['年', '年度']),
  titleFont: font,
  bodyFont: font,
  level1Font: font,
  level2Font: font,
  linePitch: v.pipe(within(pageStyleLimits.linePitch), v.description('twips')),
  pageNumber: v.picklist(pageNumberForms),
  pageNumberFont: font,
  shadedGroups: v.boolean(),
  tableSize: v.pipe(within(pageStyleLimits.tableSize), v.description('half points')),
  signature: v.picklist(signatureForms),
}

export type ProfileField = keyof typeof profileEntries

export const profileFields = Object.keys(profileEntries).filter(
  (name): name is ProfileField => name in profileEntries,
)

/** Whether one value of a profile may be what it is. */
export function isProfileValue(field: ProfileField, value: unknown): boolean {
  return v.is(profileEntries[field], value)
}
