// The conversion workers of the window: one for files, one for the pages of a PDF, so that neither waits for the other.
import { conversionClient } from './client.ts'
import { startConversionWorker } from './start-conversion.ts'

export const conversions = conversionClient(startConversionWorker)
export const drawings = conversionClient(startConversionWorker)
