import { readXls } from '../../../shared/import/read-xls.ts'
import { xlsFixtures } from '../../fixtures/xls/xls-fixtures.ts'
import { readsFixtures } from '../../support/reads-fixtures.ts'

readsFixtures('an old Excel workbook', xlsFixtures, readXls)
