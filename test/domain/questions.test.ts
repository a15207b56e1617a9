import { describe, expect, it } from 'vitest';
import {
  FIVE_QUESTIONS,
  formatVerdict,
  goalChoices,
  LIST_FIELDS,
  NUMBER_FIELDS,
  OUTCOME_FIELDS,
  parseAnswer,
  parseVerdict,
  type Field,
} from '../../src/domain/questions.ts';

const fields = [
  ...NUMBER_FIELDS,
  ...OUTCOME_FIELDS,
  ...LIST_FIELDS.worked,
  ...LIST_FIELDS.didnt_work,
  ...LIST_FIELDS.next,
];

function field(name: string): Field {
  const found = fields.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no field ${name}`);
  return found;
}

describe('the five questions', () => {
  it('are those of the article, in its order', () => {
    expect(FIVE_QUESTIONS.map(({ number, title }) => `${number}. ${title}`)).toEqual([
      '1. Did they do what they said they would do?',
      '2. What worked?',
      "3. What didn't work?",
      '4. What did they learn?',
      '5. What will they do next quarter?',
    ]);
  });
});

describe('an answer', () => {
  it.each([
    ['note', ' Initech: moved # to April ', ' Initech: moved # to April '],
    ['booked', '-45k', -45000],
    ['expects', '120k', 120000],
    ['actual', '-2.5', -2.5],
    ['measure', '12 introductions', { measure: { metric: 'introductions', target: 12 } }],
    ['because', 'worked.a, did.b  learned.c', ['worked.a', 'did.b', 'learned.c']],
    ['because', ' worked.a, ', ['worked.a']],
    ['because', ' ', []],
    ['keep', 'Yes', true],
    ['keep', 'false', false],
    ['done', 'yes', true],
    ['done', 'no', false],
    ['done', 'released', 'released'],
    ['quota', '0', 0],
    ['decision', 'stop', 'stop'],
    ['serves', 'new-logos', 'new-logos'],
    ['repeats', ' 2025-Q3/didnt_work.cold-email ', '2025-Q3/didnt_work.cold-email'],
    ['actual', '0.125', 0.125],
    ['good', 'y', { good: true }],
    ['good', 'Yes', { good: true }],
    ['good', 'n', { good: false }],
    ['good', 'no', { good: false }],
    ['good', 'No measure in it', { good: false, good_note: 'No measure in it' }],
    ['good', 'No.', { good: false }],
    ['good', 'Too easy', { good: false, good_note: 'Too easy' }],
    ['good', ' Yes! ', { good: true }],
    ['good', 'Yes, but aim for five', { good: true, good_note: 'but aim for five' }],
    ['good', "Yesterday's plan", { good: false, good_note: "Yesterday's plan" }],
    ['good', 'Yes-men wrote it', { good: false, good_note: 'Yes-men wrote it' }],
  ])('to %s: %j is %j', (name, text, value) => {
    expect(parseAnswer(field(name), text)).toEqual({ value });
  });

  it.each([
    ['note', '  ', 'write some words'],
    ['booked', 'a lot', 'write a number, such as 231500, 231,500.50 or 45k'],
    ['booked', '231.500', 'write a number, such as 231500, 231,500.50 or 45k'],
    ['quota', '-1', 'write a number that is not below zero'],
    ['expects', '-1', 'write a number that is not below zero'],
    ['keep', 'perhaps', 'write yes, no'],
    ['decision', 'halt', 'write stop, change, repeat'],
  ])('to %s: %j is refused', (name, text, problem) => {
    expect(parseAnswer(field(name), text)).toEqual({ problem });
  });
});

it('takes one of the choices, however it is typed', () => {
  const repeats: Field = { ...field('repeats'), choices: [{ value: '2025-Q3/didnt_work.fair', label: 'Trade fair' }] };
  expect(parseAnswer(repeats, '2025-q3/didnt_work.fair')).toEqual({ value: '2025-Q3/didnt_work.fair' });
  expect(parseAnswer(repeats, 'didnt_work.fair')).toEqual({ problem: 'write 2025-Q3/didnt_work.fair' });
});

it('shows a verdict as it would be typed', () => {
  const shown: [boolean, string | undefined, string][] = [
    [true, undefined, 'yes'],
    [true, 'aim for five', 'yes, aim for five'],
    [false, undefined, 'no'],
    [false, 'Too vague', 'Too vague'],
  ];
  for (const [good, note, line] of shown) {
    expect(formatVerdict(good, note)).toBe(line);
    expect(parseVerdict(line)).toEqual({ good, ...(note === undefined ? {} : { good_note: note }) });
  }
});

it('offers the goals and the quota to be served', () => {
  expect(goalChoices({ 'new-logos': { goal: 'Win 40' } })).toEqual([
    { value: 'new-logos', label: 'new-logos', detail: 'Win 40' },
    { value: 'quota', label: 'quota', detail: "the rep's own quota" },
  ]);
});
