/** Part 1 of the report as a page: the number. */
import { shareOf } from '../../domain/attainment.ts';
import type { Compared, CrmFacts, Report } from '../../domain/generated/report.ts';
import { formatShare } from '../../domain/measure.ts';
import { formatFigure, formatMoney } from '../../domain/money.ts';
import { addQuarters } from '../../domain/quarter.ts';
import { numberSentences } from '../alignment/the-number.ts';
import { cell, money, paragraph, type Block, type Cell, type Figure } from './page.ts';

/** The blocks of part 1. */
export function numberBlocks(report: Report): Block[] {
  const { number, quarter, currency } = report;
  if (number === undefined) return [];
  const { year, next, crm } = number;
  const figures = [
    figure(`Booked in ${quarter}`, number.quarter, 'quota', currency),
    figure(`Booked in ${year.year}`, { ...year, amount: year.booked, against: year.number }, 'number', currency),
    figure(`Plans for ${next.quarter}`, next.coverage, 'quota', currency),
  ];
  return [
    { kind: 'figures', figures },
    ...numberSentences(report).map((sentence) => paragraph(sentence)),
    ...bookedBlocks(report),
    ...(crm === null ? [] : crmBlocks(crm, currency)),
  ];
}

function figure(
  what: string,
  { amount, against, share }: Pick<Compared, 'amount' | 'against' | 'share'>,
  target: string,
  currency: string,
): Figure {
  // Of whom nothing is booked, no quota is counted either.
  const without = amount === null ? '' : `without a ${target}`;
  const of = against === null ? without : `of ${formatMoney(against, currency)}`;
  return {
    what,
    amount: amount === null ? 'unknown' : formatMoney(amount, currency),
    of: share === null ? of : `${of} (${formatShare(share)})`,
    ...(share === null ? {} : { bar: { share, end: Math.max(1, share) } }),
  };
}

/** Each rep's booked against the quota, with what was booked in the same quarter of the year before, if that is known. */
function bookedBlocks({ promises, history, quarter, currency }: Report): Block[] {
  if (promises === undefined) return [];
  const yearBefore = addQuarters(quarter, -4);
  const before = new Map(
    history?.reps.map(({ rep, quarters }) => [rep, quarters.find((one) => one.quarter === yearBefore)?.booked ?? null]),
  );
  const hasBefore = [...before.values()].some((booked) => booked !== null);
  const markOf = (rep: string, quota: number | null): number | undefined =>
    shareOf(before.get(rep) ?? undefined, quota ?? undefined);
  const shares = promises.reps.flatMap(({ rep, attainment, quota }) => [attainment ?? 0, markOf(rep, quota) ?? 0]);
  const end = Math.max(1, ...shares);
  return [
    {
      kind: 'table',
      caption: 'Booked against quota',
      ...(hasBefore ? { mark: `what was booked in ${yearBefore}` } : {}),
      columns: [
        { heading: 'Rep' },
        { heading: 'Attainment' },
        { heading: 'Booked', isFigure: true },
        { heading: 'Quota', isFigure: true },
        ...(hasBefore ? [{ heading: `Booked ${yearBefore}`, isFigure: true }] : []),
      ],
      rows: promises.reps.map(({ rep, name, booked, quota, attainment }) => [
        cell(name),
        attainment === null ? cell('unknown', 'warn') : attained(attainment, end, markOf(rep, quota)),
        money(booked, currency),
        money(quota, currency, 'not set'),
        ...(hasBefore ? [money(before.get(rep) ?? null, currency)] : []),
      ]),
    },
  ];
}

function attained(share: number, end: number, mark: number | undefined): Cell {
  return { text: formatShare(share), bar: { share, end, ...(mark === undefined ? {} : { mark }) } };
}

function crmBlocks({ reps, used, exports }: CrmFacts, currency: string): Block[] {
  const share = (value: number | null): Cell => (value === null ? cell('–') : cell(formatShare(value)));
  const count = (value: number | null): Cell => (value === null ? cell('–') : cell(formatFigure(value)));
  const amount = (value: number | null): Cell => (value === null ? cell('–') : cell(formatMoney(value, currency)));
  const columns = ['Booked', 'Won', 'Lost', 'Win rate', 'Average', 'Days', 'New accounts', 'Pipeline', 'Of quota'];
  return [
    {
      kind: 'table',
      caption: 'What the CRM says; the pipeline is what should close next quarter',
      columns: [{ heading: 'Rep' }, ...columns.map((heading) => ({ heading, isFigure: true }))],
      rows: reps.map((rep) => [
        cell(rep.name),
        amount(rep.booked),
        count(rep.won),
        count(rep.lost),
        share(rep.winRate),
        amount(rep.averageDeal),
        count(rep.daysToClose),
        count(rep.newAccounts),
        amount(rep.pipeline),
        share(rep.pipelineCoverage),
      ]),
    },
    ...exports.map(({ file, imported }) => paragraph(`From ${file}, imported ${imported}.`, 'faint')),
    ...(used.length === 0 ? [] : [paragraph(`Booked is taken from the CRM for: ${used.join(', ')}.`, 'faint')]),
  ];
}
