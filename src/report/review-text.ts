/** One review as text. */
import type { Commit, RepEvidence } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import { formatDoneBy } from '../domain/measure.ts';
import { NO_CURRENCY, formatFigure, formatMoney } from '../domain/money.ts';
import { shareOf } from '../domain/attainment.ts';
import { FIVE_QUESTIONS, type QuestionNumber } from '../domain/questions.ts';
import { formatSayDo, sayDoOf } from '../domain/record.ts';
import {
  entriesOf,
  ifKnown,
  promisesOf,
  type Objective,
  type Outcome,
  type PromiseState,
  type Review,
} from '../domain/review.ts';
import { formatEvidence } from './evidence.ts';
import { formatAttainment } from './attainment.ts';
import type { Style } from './format.ts';
import { renderFindings } from './findings.ts';
import { wrap } from './table.ts';

/** What `show` tells of a review. */
export interface ShownReview {
  readonly file: string;
  readonly name: string;
  readonly currency: string;
  readonly review: Review;
  /** Of each of the five questions. */
  readonly knowledge: readonly Knowledge[];
  readonly findings: readonly Finding[];
  /** What git knows of the promises; null where it knows nothing. */
  readonly evidence: RepEvidence | null;
}

/** A review as text. In full, promises are shown with all that was agreed on, as plans are: no change of them is hidden. */
export function reviewText(shown: ShownReview, style: Style, inFull: boolean): string {
  const { name, review, knowledge } = shown;
  const state = review.state === 'final' ? `held ${review.held ?? ''}` : style.warn('draft');
  // In full, a review is compared with another version, of whose currency git knows nothing.
  const index = inFull ? [] : indexLines(shown).map((line) => `${line}\n`);
  const head = `${style.strong(name)}  ${review.quarter}  ${state}\n${index.join('')}`;
  const parts = FIVE_QUESTIONS.map(({ number, title }) => {
    const known = knowledge[number - 1] ?? 'unknown';
    const mark = known === 'known' ? '' : `  ${style.warn(known === 'partly' ? 'partly known' : 'not known')}`;
    return `\n${style.strong(`${number}. ${title}`)}${mark}\n${ANSWERS[number](shown, style, inFull).join('\n')}\n`;
  });
  const findings = shown.findings.length === 0 ? '' : `\n${renderFindings(shown.findings, style)}`;
  return head + parts.join('') + findings;
}

/** What the amounts are, where they are no money. */
export function indexLines({ currency }: ShownReview): string[] {
  return currency === NO_CURRENCY
    ? ['Amounts are an index: 100 is the quota of the quarter, or the target of a promise.']
    : [];
}

const ANSWERS: Readonly<Record<QuestionNumber, (shown: ShownReview, style: Style, inFull: boolean) => string[]>> = {
  1: (shown, style, inFull) => [...numberLines(shown), ...promiseLines(shown, style, inFull)],
  2: ({ review }, style) =>
    section(
      review.worked,
      entriesOf(review, 'worked').map(([id, { effort, result, keep }]) => ({
        id,
        mark: style.good('+'),
        text: effort,
        more: [
          result ?? 'result not known',
          ...(keep === true ? ['to be kept up'] : keep === false ? ['not to be kept up'] : []),
        ],
      })),
      style,
    ),
  3: ({ review }, style) =>
    section(
      review.didnt_work,
      entriesOf(review, 'didnt_work').map(([id, { effort, why, decision }]) => ({
        id,
        mark: style.bad('-'),
        text: effort,
        more: [...lines(why), decision === undefined ? 'not decided' : `decision: ${decision}`],
      })),
      style,
    ),
  4: ({ review }, style) => [
    ...section(
      review.learned,
      entriesOf(review, 'learned').map(([id, { lesson, about, pivot }]) => ({
        id,
        mark: style.unicode ? '•' : '*',
        text: about === undefined ? lesson : `${lesson} (${about})`,
        more: pivot === undefined ? [] : [`pivot: ${pivot}`],
      })),
      style,
    ),
    clientLine(review, style),
  ],
  5: ({ review, currency }, style) =>
    section(
      review.next,
      entriesOf(review, 'next').map(([id, item]) => ({
        id,
        mark: style.unicode ? '→' : '>',
        text: item.objective,
        more: planLines(item, currency),
      })),
      style,
    ),
};

function numberLines({ review: { number }, currency }: ShownReview): string[] {
  if (number === undefined) return ['   the number: not asked yet'];
  if (number === 'unknown') return ['   the number: unknown'];
  const { booked = 'not asked yet', quota, crm } = number;
  const amount = booked === 'unknown' ? 'not known' : booked;
  const share = shareOf(typeof booked === 'number' ? booked : undefined, quota) ?? null;
  return [
    `   ${formatAttainment(amount, quota ?? null, share, currency)}`,
    ...(crm === undefined || crm === booked ? [] : [`   the CRM says ${formatMoney(crm, currency)}`]),
  ];
}

function promiseLines({ review, evidence, currency }: ShownReview, style: Style, inFull: boolean): string[] {
  if (review.said === 'unknown') return ['   promised: unknown'];
  const promises = promisesOf(review);
  if (promises.length === 0) return ['   nothing was promised on record'];
  const outcomes = new Map(entriesOf(review, 'did'));
  return [
    `   ${formatSayDo(sayDoOf([review]))}`,
    ...(evidence === null ? [] : [wrap(formatEvidence(evidence), style.width, '   ')]),
    ...promises.flatMap(({ id, promise, state }) => {
      const changed = evidence?.promises.find((one) => one.id === id)?.changed ?? null;
      const agreed = inFull ? planLines(promise, currency) : [];
      const more = [...agreed, ...outcomeLines(promise, outcomes.get(id)), ...changeLines(changed)];
      return entry({ id, mark: paintState(state, style), text: promise.objective, more }, style);
    }),
  ];
}

function changeLines(changed: Commit | null): string[] {
  return changed === null ? [] : [`what it says was changed on ${changed.day} (${changed.commit}, ${changed.author})`];
}

function paintState(state: PromiseState, style: Style): string {
  const paint = { kept: style.good, missed: style.bad, released: style.faint, unknown: style.warn }[state];
  return paint(state);
}

/** What a promise came to, and what is said of it. */
export function outcomeLines(promise: Objective, outcome: Outcome | 'unknown' | undefined): string[] {
  const wanted = formatDoneBy(promise);
  const known = ifKnown(outcome) ?? {};
  const actual =
    known.actual === undefined
      ? ''
      : `, came to ${known.actual === 'unknown' ? known.actual : formatFigure(known.actual)}`;
  return [
    ...(wanted === undefined ? [] : [`promised: ${wanted}${actual}`]),
    ...lines(known.note),
    ...(known.released === undefined ? [] : [`released: ${known.released}`]),
    ...(known.dropped === undefined ? [] : [`dropped: ${known.dropped}`]),
  ];
}

function clientLine({ biggest_client: client }: Review, style: Style): string {
  if (client === undefined) return '   biggest client: not asked yet';
  if (client === 'unknown') return '   biggest client: unknown';
  if (client.client === undefined) return '   biggest client: none';
  return wrap(
    `biggest client: ${client.client}${client.news === undefined ? '' : `, ${client.news}`}`,
    style.width,
    '     ',
    '   ',
  );
}

/** What is planned beside the objective. */
export function planLines(item: Objective, currency: string): string[] {
  const measured = formatDoneBy(item);
  return [
    ...lines(item.why),
    measured === undefined ? 'no measure' : `${item.measure === undefined ? 'done when' : 'target'}: ${measured}`,
    ...(item.expects === undefined ? [] : [`expects ${formatMoney(item.expects, currency)}`]),
    ...(item.serves === undefined ? [] : [`serves ${item.serves}`]),
    ...(item.because === undefined || item.because.length === 0 ? [] : [`because of ${item.because.join(', ')}`]),
    ...(item.repeats === undefined || item.repeats === 'none' ? [] : [`repeats ${item.repeats}`]),
    ...(item.why_this_time === undefined ? [] : [`why this time: ${item.why_this_time}`]),
    ...(item.good === undefined ? [] : [`the leader's verdict: ${item.good ? 'good' : 'not good'}`]),
    ...lines(item.good_note),
  ];
}

function lines(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}

interface Entry {
  readonly id: string;
  readonly mark: string;
  readonly text: string;
  readonly more: readonly string[];
}

function section(value: unknown, entries: readonly Entry[], style: Style): string[] {
  if (value === undefined) return ['   not asked yet'];
  if (value === 'unknown') return ["   unknown: the leader doesn't know"];
  if (entries.length === 0) return ['   there was none'];
  return entries.flatMap((one) => entry(one, style));
}

function entry({ id, mark, text, more }: Entry, style: Style): string[] {
  return [
    wrap(`${mark} ${text} ${style.faint(`[${id}]`)}`, style.width, '     ', '   '),
    ...more.map((line) => wrap(line, style.width, '     ')),
  ];
}
