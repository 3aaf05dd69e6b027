import { readXlsx } from '../../../shared/import/read-xlsx.ts'
import { excelFixtures } from '../../fixtures/xlsx/excel-fixtures.ts'
import { readsFixtures } from '../../support/reads-fixtures.ts'

readsFixtures('an Excel file', excelFixtures, readXlsx)
