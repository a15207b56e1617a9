/** The alignment report, in each of its formats. */
import type { Report } from '../domain/generated/report.ts';
import { reportText } from './alignment/report.ts';
import { renderersOf, withVisible, type PageFormat, type Renderers } from './format.ts';
import { pageRenderersOf } from './page/renderers.ts';
import { reportPage } from './page/report.ts';
import { repRowsAsCsv } from './rep-rows.ts';

/** What `report` prints. */
export const reportRenderers: Renderers<Report, PageFormat | 'csv'> = {
  ...renderersOf(reportText),
  ...pageRenderersOf(reportPage),
  csv: (report) => repRowsAsCsv(withVisible(report)),
};
