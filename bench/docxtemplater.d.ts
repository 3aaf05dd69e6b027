// The few calls of docxtemplater and pizzip that the benchmark makes: types hold also where the packages, which only
// `npm run bench` installs, are not there.
declare module 'pizzip' {
  export default class PizZip {
    constructor(bytes: Uint8Array)
  }
}

declare module 'docxtemplater' {
  import type PizZip from 'pizzip'

  export default class Docxtemplater {
    constructor(zip: PizZip, options: { readonly paragraphLoop: boolean; readonly linebreaks: boolean })
    render(data: Readonly<Record<string, string>>): void
    getZip(): {
      generate(options: { readonly type: 'uint8array'; readonly compression?: 'DEFLATE' }): Uint8Array
    }
    toUint8Array(): Uint8Array
  }
}
