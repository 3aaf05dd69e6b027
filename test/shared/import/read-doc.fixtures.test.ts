import { readDoc } from '../../../shared/import/read-doc.ts'
import { docFixtures } from '../../fixtures/doc/doc-fixtures.ts'
import { readsFixtures } from '../../support/reads-fixtures.ts'

readsFixtures('a Word 97 file', docFixtures, readDoc)
