/** What a leader needs before a talk, as a page to be printed or kept beside the screen. */
import type { Preparation } from '../../domain/preparation.ts';
import { formatShare } from '../../domain/measure.ts';
import { formatFigure, formatMoney } from '../../domain/money.ts';
import { findingLists } from './findings.ts';
import { heading, paragraph, type Block, type Figure, type Page } from './page.ts';

/** The page of a talk. */
export function preparationPage(preparation: Preparation): Page {
  const { name, team, quarter, questions, promises, unpromised, before, currency } = preparation;
  const minutes = questions.reduce((sum, question) => sum + question.minutes, 0);
  return {
    title: `${name} · ${quarter}`,
    lines: [`${team}: a talk of ${minutes} minutes, in five questions`],
    blocks: [
      heading('What is on record'),
      ...factBlocks(preparation),
      heading('The promise, word for word', 3),
      ...(before.state === 'draft'
        ? [
            paragraph(
              `The review of ${before.quarter} is a draft: finish it first, since its plan is the promise.`,
              'warn',
            ),
          ]
        : []),
      ...(unpromised !== null
        ? [paragraph(UNPROMISED[unpromised], 'warn')]
        : [
            {
              kind: 'list',
              items: promises.map(({ objective, why, doneBy, expects }) => ({
                text: objective,
                more: [
                  ...(why === null ? [] : [why]),
                  doneBy === null ? 'no measure' : doneBy,
                  ...(expects === null ? [] : [`expected to bring ${formatMoney(expects, currency)}`]),
                ],
              })),
            } as const,
          ]),
      ...(before.state === 'missing'
        ? []
        : [
            heading(`What was found in ${before.quarter}`, 3),
            ...(before.findings.length === 0 ? [paragraph('Nothing.')] : findingLists(before.findings)),
          ]),
      ...questions.flatMap(({ number, title, minutes: own, of, ask }): Block[] => [
        heading(`${number}. ${title} (${own} minutes)`),
        listOf([...of, ...ask]),
      ]),
    ],
  };
}

const UNPROMISED: Readonly<Record<NonNullable<Preparation['unpromised']>, string>> = {
  none: 'Nothing was promised.',
  unknown: 'What was promised is not known.',
  'no review': 'There is no review of the quarter before, so nothing was promised on record.',
  unreadable:
    'The review of the quarter before cannot be read, so the promise is not known: qreview validate says why.',
};

function listOf(texts: readonly string[]): Block {
  return { kind: 'list', items: texts.map((text) => ({ text, more: [] })) };
}

function factBlocks({ facts, quota, nextQuota, currency }: Preparation): Block[] {
  const figures: Figure[] = [
    { what: 'Quota', amount: quota === null ? 'not set' : formatMoney(quota, currency), of: '' },
    ...figureOf('Booked, as the CRM says', facts?.booked, quota, currency),
    ...figureOf('Open pipeline for next quarter', facts?.pipeline, nextQuota, currency),
    ...(facts?.won === undefined
      ? []
      : [{ what: 'Deals won', amount: formatFigure(facts.won), of: wonOf(facts.win_rate) }]),
  ];
  return [
    { kind: 'figures', figures },
    ...(facts === null ? [paragraph('What the CRM says of this quarter is not known.', 'warn')] : []),
  ];
}

function figureOf(what: string, amount: number | undefined, quota: number | null, currency: string): Figure[] {
  if (amount === undefined) return [];
  const of = quota === null ? '' : `of ${formatMoney(quota, currency)}`;
  return [{ what, amount: formatMoney(amount, currency), of }];
}

function wonOf(rate: number | undefined): string {
  return rate === undefined ? '' : `at a win rate of ${formatShare(rate)}`;
}
