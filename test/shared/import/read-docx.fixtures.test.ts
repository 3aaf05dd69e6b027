import { readDocx } from '../../../shared/import/read-docx.ts'
import { wordFixtures } from '../../fixtures/docx/word-fixtures.ts'
import { readsFixtures } from '../../support/reads-fixtures.ts'

readsFixtures('a Word file', wordFixtures, readDocx)
