// The values of a style profile in words, and what is wrong with one that was typed. Sizes are shown in points.
import {
  pageNumberForms,
  pageStyleLimits,
  signatureForms,
  type PageNumberForm,
  type SignatureForm,
} from '../../shared/page-style.ts'
import { isProfileValue, type ProfileField } from '../../shared/report/profile-shape.ts'

const signatureWords: Readonly<Record<SignatureForm, string>> = {
  sealed: '署名，留盖章位置',
  unsealed: '署名，不盖章',
  none: '不署名',
}
export const signatureChoices = signatureForms.map((value) => ({ value, label: signatureWords[value] }))

const pageNumberWords: Readonly<Record<PageNumberForm, string>> = {
  dashes: '— 1 —',
  hyphens: '- 1 -',
  bare: '1',
}
export const pageNumberChoices = pageNumberForms.map((value) => ({ value, label: pageNumberWords[value] }))

export const yearWordChoices = [
  { value: '年', label: '20XX年' },
  { value: '年度', label: '20XX年度' },
]

/** A value kept in parts of a point. */
export interface Size {
  readonly field: 'linePitch' | 'tableSize'
  readonly perPoint: number
  readonly usual: readonly string[]
}

export const linePitch: Size = { field: 'linePitch', perPoint: 20, usual: ['28', '28.8', '28.95'] }
export const tableSize: Size = {
  field: 'tableSize',
  perPoint: 2,
  usual: ['8', '9', '10', '10.5', '12'],
}

export function pointsOf({ perPoint }: Size, value: number): string {
  return String(value / perPoint)
}

/** null: not a size of that kind. */
export function sizeFrom({ field, perPoint }: Size, points: string): number | null {
  if (!/^\d{1,2}(?:\.\d{1,3})?$/u.test(points)) return null
  const value = Math.round(Number(points) * perPoint)
  const isWhole = Math.abs(value / perPoint - Number(points)) < 1e-9
  return isWhole && isProfileValue(field, value) ? value : null
}

export function sizeTrouble(size: Size, points: string): string | null {
  if (sizeFrom(size, points) !== null) return null
  const { least, most } = pageStyleLimits[size.field]
  return `请填 ${pointsOf(size, least)} 到 ${pointsOf(size, most)} 磅之间的数，以 ${1 / size.perPoint} 磅为一档。`
}

export function fontTrouble(field: ProfileField, font: string): string | null {
  if (font === '') return '请填字体的名称。'
  return isProfileValue(field, font)
    ? null
    : `字体名称最多 ${pageStyleLimits.fontLength} 个字，不能有引号、尖括号、分号等符号。`
}
