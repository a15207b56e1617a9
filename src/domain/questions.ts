/** The five questions as data: their words, what fills them, and how an answer to each field is read. */
import type { Goal } from './generated/team.ts';
import { parseDoneBy } from './measure.ts';
import { parseAmount, parseFigure } from './money.ts';
import type { List } from './review.ts';

export type QuestionNumber = 1 | 2 | 3 | 4 | 5;

/** One of the five, with the article's own questions behind it (`article.txt`). */
export interface FiveQuestion {
  readonly number: QuestionNumber;
  readonly title: string;
  readonly ask: readonly string[];
  readonly sections: readonly string[];
}

/** The five, in their order. */
export const FIVE_QUESTIONS: readonly FiveQuestion[] = [
  {
    number: 1,
    title: 'Did they do what they said they would do?',
    ask: [
      'What did they say they were going to do? Was it written down?',
      'Did you think it was a good objective for the quarter? Was it aligned with goals and quota?',
      'What did they actually do? Did they meet their goals?',
      'Were they successful in accomplishing what they set out to do: yes or no?',
    ],
    sections: ['number', 'did'],
  },
  {
    number: 2,
    title: 'What worked?',
    ask: [
      'Do you understand if the efforts they engaged in worked?',
      'What are they doing that produces the results you want and gets them closer to the number?',
      'What do they need to keep doing?',
    ],
    sections: ['worked'],
  },
  {
    number: 3,
    title: "What didn't work?",
    ask: [
      "Which initiatives or efforts aren't working?",
      "What isn't working and needs to stop?",
      'What do they do over and over, expecting different results?',
    ],
    sections: ['didnt_work'],
  },
  {
    number: 4,
    title: 'What did they learn?',
    ask: [
      'What did they learn that will better position them to make their number?',
      'What has changed in the selling environment?',
      'What pivots are they going to make, and why?',
      'What has happened with their biggest client?',
    ],
    sections: ['learned', 'biggest_client'],
  },
  {
    number: 5,
    title: 'What will they do next quarter?',
    ask: [
      'What are they going to focus on?',
      'How is this past quarter going to influence the coming one?',
      'Does their strategy line up with making the number?',
      "Does it align with what worked, what didn't work and what they learned?",
    ],
    sections: ['next'],
  },
];

/**
 * How an answer is given: words, an amount of money, another number, a measure in a line, yes or why not, one of
 * several, some of several.
 */
export type Kind = 'text' | 'amount' | 'figure' | 'doneBy' | 'verdict' | 'choice' | 'several';

/** One of the answers to choose from. */
export interface Choice {
  readonly value: string | boolean;
  readonly label: string;
  /** More about it: what a cause says, when an effort was made. */
  readonly detail?: string;
}

/** One answer within a section. */
export interface Field {
  readonly name: string;
  readonly message: string;
  readonly hint?: string;
  readonly kind: Kind;
  readonly choices?: readonly Choice[];
  /** The keys of the entry that the answer fills, where it is more than the field's own. */
  readonly fills?: readonly string[];
}

const YES_OR_NO: readonly Choice[] = [
  { value: true, label: 'yes' },
  { value: false, label: 'no' },
];

/** What is asked of the number. */
export const NUMBER_FIELDS: readonly Field[] = [
  { name: 'quota', message: 'What was the quota?', hint: 'in whole currency, such as 250000 or 250k', kind: 'amount' },
  { name: 'booked', message: 'What was booked?', hint: 'such as 231500, 231,500.50 or 45k', kind: 'amount' },
];

/** What is asked of each promise. */
export const OUTCOME_FIELDS: readonly Field[] = [
  {
    name: 'done',
    message: 'Was it done?',
    kind: 'choice',
    choices: [
      // A verdict is never what Enter alone gives.
      { value: 'unknown', label: "? I don't know" },
      { value: true, label: 'yes: kept' },
      { value: false, label: 'no: missed' },
      { value: 'released', label: 'released: agreed in time that it falls away' },
    ],
  },
  { name: 'released', message: 'Why was it agreed that it falls away?', kind: 'text' },
  { name: 'actual', message: 'What did it come to?', hint: 'a number', kind: 'figure' },
  { name: 'note', message: 'What happened?', kind: 'text' },
  { name: 'dropped', message: 'Why is it not taken up again?', kind: 'text' },
];

/** What is asked of the biggest client. */
export const CLIENT_FIELDS: readonly Field[] = [
  { name: 'client', message: 'Who is the biggest client?', kind: 'text' },
  { name: 'news', message: 'What has happened there?', kind: 'text' },
];

/** The fields of an entry; the first is what the entry is about. */
export const LIST_FIELDS: Readonly<Record<List, readonly [Field, ...Field[]]>> = {
  worked: [
    { name: 'effort', message: 'What worked?', kind: 'text' },
    { name: 'result', message: 'What did it bring?', kind: 'text' },
    { name: 'keep', message: 'Do they need to keep doing it?', kind: 'choice', choices: YES_OR_NO },
  ],
  didnt_work: [
    { name: 'effort', message: "What didn't work?", kind: 'text' },
    { name: 'why', message: "Why didn't it work?", kind: 'text' },
    {
      name: 'decision',
      message: 'What becomes of it?',
      kind: 'choice',
      choices: [
        { value: 'stop', label: 'stop: it is not done again' },
        { value: 'change', label: 'change: it is done in another way' },
        { value: 'repeat', label: 'repeat: it is done again, and the plan says why' },
      ],
    },
  ],
  learned: [
    { name: 'lesson', message: 'What did they learn?', kind: 'text' },
    {
      name: 'about',
      message: 'What is it about?',
      kind: 'choice',
      choices: [
        { value: 'environment', label: 'environment: budgets, rules, the market' },
        { value: 'client', label: 'client' },
        { value: 'competitor', label: 'competitor' },
        { value: 'product', label: 'product: what we sell' },
        { value: 'craft', label: 'craft: how they sell' },
      ],
    },
    { name: 'pivot', message: 'What will they change because of it, and why?', kind: 'text' },
  ],
  next: [
    { name: 'objective', message: 'What will they do?', kind: 'text' },
    { name: 'why', message: 'Why will it bring them nearer to the number?', kind: 'text' },
    {
      name: 'measure',
      message: 'How will you know that it was done?',
      hint: '"12 introductions", "at most 5 days to reply", or what will have happened',
      kind: 'doneBy',
      fills: ['measure', 'done_when'],
    },
    { name: 'expects', message: 'What bookings do you expect of it?', hint: 'such as 120000 or 120k', kind: 'amount' },
    { name: 'serves', message: 'Which goal does it serve?', kind: 'choice' },
    { name: 'because', message: 'What does it answer?', kind: 'several' },
    { name: 'repeats', message: "Does it do again something that didn't work?", kind: 'choice' },
    { name: 'why_this_time', message: 'Why should it work this time?', kind: 'text' },
    {
      name: 'good',
      message: 'Is it a good objective?',
      hint: 'yes, no, or why it is not',
      kind: 'verdict',
      fills: ['good', 'good_note'],
    },
  ],
};

/** What is asked for a second and further entry. */
export const FURTHER: Readonly<Record<List, string>> = {
  worked: 'What else worked?',
  didnt_work: "What else didn't work?",
  learned: 'What else did they learn?',
  next: 'What else will they do?',
};

/** The goals that an objective can serve: the team's, and the rep's own quota. */
export function goalChoices(goals: Readonly<Record<string, Goal>>): Choice[] {
  return [
    ...Object.entries(goals).map(([id, { goal }]) => ({ value: id, label: id, detail: goal })),
    { value: 'quota', label: 'quota', detail: "the rep's own quota" },
  ];
}

/** What was meant, or why nothing can be. */
export type Answer = { readonly value: unknown } | { readonly problem: string };

/** Reads what was typed for a field, or says what is wrong with it. The same for the prompt and for `--set`. */
export function parseAnswer(field: Field, text: string): Answer {
  switch (field.kind) {
    case 'text':
      return text.trim() === '' ? { problem: 'write some words' } : { value: text };
    case 'doneBy':
      return { value: parseDoneBy(text) };
    case 'verdict':
      return { value: parseVerdict(text) };
    case 'amount':
    case 'figure': {
      const value = field.kind === 'amount' ? parseAmount(text) : parseFigure(text);
      if (value === undefined) return { problem: 'write a number, such as 231500, 231,500.50 or 45k' };
      return value < 0 && (field.name === 'quota' || field.name === 'expects')
        ? { problem: 'write a number that is not below zero' }
        : { value };
    }
    case 'several':
      return { value: text.split(/[\s,]/).filter((cause) => cause !== '') };
    case 'choice':
      return parseChoice(field, text.trim());
  }
}

/** The leader's verdict in a line: yes, yes with a remark, no, or why it is not good. */
export function parseVerdict(text: string): { good: boolean; good_note?: string } {
  const line = text.trim();
  if (/^no?[.!]?$/i.test(line)) return { good: false };
  const [yes, note = ''] = /^(?:y|yes(?![\p{L}\d'’-])[\s.,;:!]*(.*))$/isu.exec(line) ?? [];
  if (yes === undefined) return { good: false, good_note: text };
  return note === '' ? { good: true } : { good: true, good_note: note };
}

/** A verdict as the line that would be typed for it. */
export function formatVerdict(good: boolean, note: string | undefined): string {
  if (!good) return note ?? 'no';
  return note === undefined ? 'yes' : `yes, ${note}`;
}

function parseChoice(field: Field, text: string): Answer {
  if (field.choices === undefined) return { value: text };
  const typed = text.toLowerCase();
  const choice = field.choices.find((one) =>
    [wordOf(one), String(one.value)].some((word) => word.toLowerCase() === typed),
  );
  return choice === undefined ? { problem: `write ${field.choices.map(wordOf).join(', ')}` } : { value: choice.value };
}

function wordOf({ value }: Choice): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}
