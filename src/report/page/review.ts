/** One review as a page. */
import { bookedOf, shareOf } from '../../domain/attainment.ts';
import { causesOf } from '../../domain/cause.ts';
import { FIVE_QUESTIONS, type QuestionNumber } from '../../domain/questions.ts';
import { formatShare } from '../../domain/measure.ts';
import { formatMoney } from '../../domain/money.ts';
import { formatSayDo, sayDoOf } from '../../domain/record.ts';
import { entriesOf, promisesOf, type Objective, type PromiseState, type Review } from '../../domain/review.ts';
import { formatEvidence } from '../evidence.ts';
import { indexLines, outcomeLines, planLines, type ShownReview } from '../review-text.ts';
import { findingLists } from './findings.ts';
import { heading, paragraph, type Block, type Figure, type Item, type Page, type Tone } from './page.ts';

/** The review as a page. */
export function reviewPage(shown: ShownReview): Page {
  const { name, review, knowledge, findings } = shown;
  const parts = FIVE_QUESTIONS.flatMap(({ number, title }) => {
    const known = knowledge[number - 1] ?? 'unknown';
    const mark = known === 'known' ? [] : [paragraph(known === 'partly' ? 'Partly known.' : 'Not known.', 'warn')];
    return [heading(`${number}. ${title}`), ...mark, ...ANSWERS[number](shown)];
  });
  return {
    title: `${name} · ${review.quarter}`,
    lines: [review.state === 'final' ? `Held ${review.held ?? ''}` : 'A draft', ...indexLines(shown)],
    blocks: [...parts, ...(findings.length === 0 ? [] : [heading('Findings'), ...findingLists(findings)])],
  };
}

const ANSWERS: Readonly<Record<QuestionNumber, (shown: ShownReview) => Block[]>> = {
  1: (shown) => [...numberBlocks(shown), ...promiseBlocks(shown)],
  2: ({ review }) =>
    section(
      review.worked,
      entriesOf(review, 'worked').map(([, { effort, result, keep }]) => ({
        text: effort,
        tone: 'good',
        more: [
          result ?? 'result not known',
          ...(keep === undefined ? [] : [keep ? 'to be kept up' : 'not to be kept up']),
        ],
      })),
    ),
  3: ({ review }) =>
    section(
      review.didnt_work,
      entriesOf(review, 'didnt_work').map(([, { effort, why, decision }]) => ({
        text: effort,
        tone: 'bad',
        more: [...lines(why), decision === undefined ? 'not decided' : `decision: ${decision}`],
      })),
    ),
  4: ({ review }) => [
    ...section(
      review.learned,
      entriesOf(review, 'learned').map(([, { lesson, about, pivot }]) => ({
        text: about === undefined ? lesson : `${lesson} (${about})`,
        more: pivot === undefined ? [] : [`pivot: ${pivot}`],
      })),
    ),
    paragraph(`The biggest client: ${clientOf(review)}.`),
  ],
  5: ({ review, currency }) =>
    section(
      review.next,
      entriesOf(review, 'next').map(([, item]) => ({
        text: item.objective,
        more: planLines({ ...item, ...inWords(item, review) }, currency),
      })),
    ),
};

function numberBlocks({ review, currency }: ShownReview): Block[] {
  const { number } = review;
  if (number === undefined) return [paragraph('The number: not asked yet.', 'warn')];
  if (number === 'unknown') return [paragraph('The number: unknown.', 'warn')];
  const booked = bookedOf({ review });
  const share = shareOf(booked, number.quota);
  const of = number.quota === undefined ? 'without a quota' : `of ${formatMoney(number.quota, currency)}`;
  const figure: Figure = {
    what: 'Booked',
    amount: booked === undefined ? 'unknown' : formatMoney(booked, currency),
    of: share === undefined ? of : `${of} (${formatShare(share)})`,
    ...(share === undefined ? {} : { bar: { share, end: Math.max(1, share) } }),
  };
  const { crm } = number;
  return [
    { kind: 'figures', figures: [figure] },
    ...(crm === undefined || crm === booked ? [] : [paragraph(`The CRM says ${formatMoney(crm, currency)}.`, 'warn')]),
  ];
}

const TONES: Readonly<Record<PromiseState, Tone>> = { kept: 'good', missed: 'bad', released: 'faint', unknown: 'warn' };

function promiseBlocks({ review, evidence }: ShownReview): Block[] {
  if (review.said === 'unknown') return [paragraph('What was promised is unknown.', 'warn')];
  const outcomes = new Map(entriesOf(review, 'did'));
  const items = promisesOf(review).map(({ id, promise, state }): Item => ({
    text: `${state}: ${promise.objective}`,
    tone: TONES[state],
    more: outcomeLines(promise, outcomes.get(id)),
  }));
  if (items.length === 0) return [paragraph('Nothing was promised on record.')];
  return [
    paragraph(`${formatSayDo(sayDoOf([review]))}.`),
    { kind: 'list', items },
    ...(evidence === null ? [] : [paragraph(formatEvidence(evidence), 'faint')]),
  ];
}

// A page shows no ids, so a cause is named by what it says.
function inWords({ because = [] }: Objective, review: Review): Pick<Objective, 'because'> {
  const labels = new Map(causesOf(review).map(({ value, label }) => [value, label]));
  return { because: because.map((cause) => `"${labels.get(cause) ?? cause}"`) };
}

function clientOf({ biggest_client: client }: Review): string {
  if (client === undefined) return 'not asked yet';
  if (client === 'unknown') return 'unknown';
  if (client.client === undefined) return 'none';
  return client.news === undefined ? client.client : `${client.client}, ${client.news}`;
}

function section(value: unknown, items: readonly Item[]): Block[] {
  if (value === undefined) return [paragraph('Not asked yet.', 'warn')];
  if (value === 'unknown') return [paragraph("Unknown: the leader doesn't know.", 'warn')];
  return items.length === 0 ? [paragraph('There was none.')] : [{ kind: 'list', items }];
}

function lines(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}
