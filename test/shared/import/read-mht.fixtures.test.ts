import { readMht } from '../../../shared/import/read-mht.ts'
import { mhtFixtures } from '../../fixtures/mht/mht-fixtures.ts'
import { readsFixtures } from '../../support/reads-fixtures.ts'

readsFixtures('a page saved as one file', mhtFixtures, readMht)
