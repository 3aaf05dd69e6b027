import { beforeAll } from 'vitest'
import { findPdfResources } from '../../../cli/pdf-resources.ts'
import { readPdf } from '../../../shared/import/read-pdf.ts'
import { pdfFixtures } from '../../fixtures/pdf/pdf-fixtures.ts'
import { readsFixtures } from '../../support/reads-fixtures.ts'

beforeAll(findPdfResources)

readsFixtures('a PDF', pdfFixtures, readPdf)
