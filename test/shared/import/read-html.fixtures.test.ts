import { readHtml } from '../../../shared/import/read-html.ts'
import { htmlFixtures } from '../../fixtures/html/html-fixtures.ts'
import { readsFixtures } from '../../support/reads-fixtures.ts'

readsFixtures('a web page', htmlFixtures, readHtml)
