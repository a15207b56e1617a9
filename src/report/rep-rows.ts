/** The alignment report as rows for a spreadsheet: one for each rep. */
import type { Row } from '../domain/flat-tables.ts';
import type { DoneOf, Report } from '../domain/generated/report.ts';
import { csvOf } from './csv.ts';

const COLUMNS = [
  'rep',
  'name',
  'quarter',
  'state',
  'booked',
  'quota',
  'attainment',
  'promises_kept',
  'promises_counted',
  'promises_unknown',
  'promises_released',
  'box',
  'known',
  'partly_known',
  'unknown',
  'worked_kept',
  'worked',
  'didnt_work_stopped',
  'didnt_work',
  'lessons_used',
  'lessons',
  'missed_faced',
  'missed',
  'plan_expects',
  'next_quota',
  'plan_coverage',
  'plan_at_own_say_do',
  'errors',
  'warnings',
  'hints',
] as const;

/** The text of the rows. Parts that were not asked for leave their cells empty. */
export function repRowsAsCsv(report: Report): string {
  return csvOf(
    COLUMNS,
    report.reviews.map((review) => repRow(report, review)),
  );
}

function repRow(report: Report, { rep, name, state, errors, warnings, hints }: Report['reviews'][number]): Row {
  const promises = report.promises?.reps.find((one) => one.rep === rep);
  const plan = report.alignment?.find((one) => one.rep === rep);
  const knowledge = report.known?.reps.find((one) => one.rep === rep)?.knowledge ?? null;
  const count = (wanted: string): number | null =>
    knowledge === null ? null : knowledge.filter((one) => one === wanted).length;
  return {
    rep,
    name,
    quarter: report.quarter,
    state,
    booked: promises?.booked ?? null,
    quota: promises?.quota ?? null,
    attainment: promises?.attainment ?? null,
    promises_kept: promises?.sayDo.kept ?? null,
    promises_counted: promises?.sayDo.counted ?? null,
    promises_unknown: promises?.sayDo.unknown ?? null,
    promises_released: promises?.sayDo.released ?? null,
    box: promises?.box ?? null,
    known: count('known'),
    partly_known: count('partly'),
    unknown: count('unknown'),
    ...pair('worked_kept', 'worked', plan?.kept),
    ...pair('didnt_work_stopped', 'didnt_work', plan?.stopped),
    ...pair('lessons_used', 'lessons', plan?.used),
    ...pair('missed_faced', 'missed', plan?.faced),
    plan_expects: plan?.expects ?? null,
    next_quota: plan?.quota ?? null,
    plan_coverage: plan?.coverage ?? null,
    plan_at_own_say_do: plan?.expected ?? null,
    errors,
    warnings,
    hints,
  };
}

function pair(done: string, of: string, figure: DoneOf | null | undefined): Row {
  return { [done]: figure?.done ?? null, [of]: figure?.of ?? null };
}
