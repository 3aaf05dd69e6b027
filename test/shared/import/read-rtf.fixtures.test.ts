import { readRtf } from '../../../shared/import/read-rtf.ts'
import { rtfFixtures } from '../../fixtures/rtf/rtf-fixtures.ts'
import { readsFixtures } from '../../support/reads-fixtures.ts'

readsFixtures('an RTF file', rtfFixtures, readRtf)
