// The one conversion worker of the window.
import { conversionClient } from './client.ts'
import { startConversionWorker } from './start-conversion.ts'

export const conversions = conversionClient(startConversionWorker)
