// The conversion workers of the window: one for files, one for the pages of a PDF, so that neither waits for the other.
import { conversionClient } from './client.ts'
import { startConversionWorker } from './start-conversion.ts'

export const conversions = conversionClient(startConversionWorker)
/** A page is there in a moment, or gets on with each of its pictures: one that stands still is ended sooner than a file. */
export const drawings = conversionClient(startConversionWorker, { standstill: 3_000, whole: 20_000 })
