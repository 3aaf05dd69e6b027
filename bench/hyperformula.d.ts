// The few calls of hyperformula that the benchmark makes: types hold also where the package, which only `npm run bench`
// installs, is not there.
declare module 'hyperformula' {
  export type CellContent = string | number | null

  export interface CellAddress {
    readonly sheet: number
    readonly row: number
    readonly col: number
  }

  export class HyperFormula {
    static buildFromSheets(
      sheets: Readonly<Record<string, readonly (readonly CellContent[])[]>>,
      options: { readonly licenseKey: string },
    ): HyperFormula
    getSheetId(name: string): number | undefined
    getCellValue(address: CellAddress): unknown
    setCellContents(address: CellAddress, content: CellContent): unknown
    destroy(): void
  }
}
