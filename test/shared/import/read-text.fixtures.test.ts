import { readText } from '../../../shared/import/read-text.ts'
import { textFixtures } from '../../fixtures/text/text-fixtures.ts'
import { readsFixtures } from '../../support/reads-fixtures.ts'

readsFixtures('a text file', textFixtures, readText)
