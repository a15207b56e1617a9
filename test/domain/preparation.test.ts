import { describe, expect, it } from 'vitest';
import type { RepActuals } from '../../src/domain/actuals.ts';
import { prepare, type Preparation } from '../../src/domain/preparation.ts';
import type { Review } from '../../src/domain/review.ts';
import { onRecord, previous, team } from './sample.ts';

const place = { rep: 'ana-silva', quarter: '2026-Q1' };
const quotas = { '2026-Q1': 250000, '2026-Q2': 260000 };
const withNext = { ...team, reps: { ...team.reps, 'ana-silva': { name: 'Ana Silva', quota: quotas } } };

/** What is prepared after a review with some answers changed. */
function after(changed: Partial<Review> = {}, facts?: RepActuals): Preparation {
  return prepare(withNext, place, onRecord({ ...previous, ...changed }, facts));
}

const asked = (preparation: Preparation, number: number): readonly string[] =>
  preparation.questions.find((question) => question.number === number)?.of ?? [];

describe('the talk', () => {
  it('has five questions, in the order and with the minutes of a good review, and what the article asks', () => {
    const { questions } = after();
    expect(questions.map(({ number, title, minutes }) => [number, title, minutes])).toEqual([
      [1, 'Did they do what they said they would do?', 20],
      [2, 'What worked?', 20],
      [3, "What didn't work?", 20],
      [4, 'What did they learn?', 15],
      [5, 'What will they do next quarter?', 15],
    ]);
    expect(questions[1]?.ask).toEqual([
      'Do you understand if the efforts they engaged in worked?',
      'What are they doing that produces the results you want and gets them closer to the number?',
      'What do they need to keep doing?',
    ]);
  });

  it('rests on the promise, word for word, and on the review before', () => {
    const finding = {
      rule: 'did/number',
      severity: 'warning',
      file: 'reviews/2025-Q4/ana-silva.yaml',
      line: 7,
      column: 3,
      excerpt: '',
      path: [],
      message: 'the number is not known',
    } as const;
    const { questions: _, ...known } = prepare(withNext, place, onRecord(previous, undefined, [finding]));
    expect(known).toEqual({
      team: 'Acme West',
      currency: 'USD',
      rep: 'ana-silva',
      name: 'Ana Silva',
      quarter: '2026-Q1',
      quota: 250000,
      nextQuota: 260000,
      facts: null,
      promises: [
        {
          id: 'three-cios',
          objective: 'Meet three CIOs',
          why: null,
          doneBy: '3 CIO meetings',
          expects: null,
          state: 'unknown',
          fact: null,
        },
        {
          id: 'turin-file',
          objective: 'Have the file for Turin ready',
          why: null,
          doneBy: 'Legal has approved it',
          expects: null,
          state: 'unknown',
          fact: null,
        },
        {
          id: 'proposals',
          objective: 'Close the open proposals',
          why: null,
          doneBy: '5 proposals',
          expects: null,
          state: 'unknown',
          fact: null,
        },
      ],
      unpromised: null,
      before: { quarter: '2025-Q4', state: 'done', findings: [finding] },
    });
  });

  it('has nothing on record with a rep who is new, and still has its questions', () => {
    const preparation = prepare(team, { rep: 'ben-okafor', quarter: '2026-Q2' }, onRecord(undefined));
    expect(preparation).toMatchObject({
      name: 'Ben Okafor',
      quota: null,
      nextQuota: null,
      facts: null,
      promises: [],
      unpromised: 'no review',
      before: { quarter: '2026-Q1', state: 'missing', findings: [] },
    });
    expect(preparation.questions.map(({ of, ask }) => [of.length, ask.length > 0])).toEqual(
      [1, 2, 3, 4, 5].map(() => [0, true]),
    );
  });

  it('has no promise where nobody knows what was planned', () => {
    expect(after({ next: 'unknown' })).toMatchObject({ promises: [], unpromised: 'unknown' });
    expect(after({ next: {} })).toMatchObject({ promises: [], unpromised: 'none' });
    const unreadable = { ...onRecord(undefined), state: 'unreadable' as const };
    expect(prepare(team, place, unreadable)).toMatchObject({ promises: [], unpromised: 'unreadable' });
  });

  it('has the promise that stands in the review of the quarter, and what became of it', () => {
    const own: Review = {
      ...previous,
      quarter: '2026-Q1',
      state: 'draft',
      said: { cios: { objective: 'Meet three CIOs' }, file: { objective: 'Have the file ready' } },
      did: { cios: { released: 'Ana was ill' } },
    };
    const preparation = prepare(team, place, { ...onRecord(undefined), own });
    expect(preparation.promises.map(({ id, state }) => [id, state])).toEqual([
      ['cios', 'released'],
      ['file', 'unknown'],
    ]);
    expect(asked(preparation, 1)).toEqual([
      '"Meet three CIOs" is noted as released: is that right?',
      '"Have the file ready": was it done?',
    ]);
  });
});

describe('the first question', () => {
  it('asks of each promise whether it was done, with what the CRM says', () => {
    const next = {
      logos: {
        objective: 'Win three logos',
        why: 'They stay',
        expects: 90000,
        measure: { metric: 'new logos', target: 3 },
      },
      vague: { objective: 'Sell more' },
    };
    const prepared = after({ next }, { booked: 231500, new_accounts: 2 });
    expect(prepared.promises).toEqual([
      {
        id: 'logos',
        objective: 'Win three logos',
        why: 'They stay',
        doneBy: '3 new logos',
        expects: 90000,
        state: 'unknown',
        fact: 2,
      },
      { id: 'vague', objective: 'Sell more', why: null, doneBy: null, expects: null, state: 'unknown', fact: null },
    ]);
    expect(asked(prepared, 1)).toEqual([
      'The CRM says $231,500 was booked: is that right?',
      '"Win three logos" (3 new logos): was it done? The CRM says 2.',
      '"Sell more": was it done?',
    ]);
    expect(prepared.facts).toEqual({ booked: 231500, new_accounts: 2 });
  });

  it('does not speak of a CRM that says nothing of what was booked', () => {
    expect(asked(after({ next: {} }, { won: 3 }), 1)).toEqual([]);
  });
});

describe('the second question', () => {
  it('asks whether what worked was kept up, but for what was not to be', () => {
    const worked = { a: { effort: 'Asked', keep: true }, b: { effort: 'Tours', keep: false }, c: { effort: 'Called' } };
    expect(asked(after({ worked }), 2)).toEqual([
      '"Asked" worked in 2025-Q4: was it kept up, and does it still work?',
      '"Called" worked in 2025-Q4: was it kept up, and does it still work?',
    ]);
  });
});

describe('the third question', () => {
  it('asks what became of each decision, and of what nobody decided', () => {
    const didnt_work = {
      a: { effort: 'Ads', decision: 'stop' },
      b: { effort: 'Fairs', decision: 'change' },
      c: { effort: 'Calls', decision: 'repeat' },
      d: { effort: 'Mails' },
    } as const;
    expect(asked(after({ didnt_work }), 3)).toEqual([
      '"Ads" didn\'t work in 2025-Q4: was it stopped?',
      '"Fairs" didn\'t work in 2025-Q4: was it changed, and does it work now?',
      '"Calls" didn\'t work in 2025-Q4: was it repeated, and did it work this time?',
      '"Mails" didn\'t work in 2025-Q4: was it decided what becomes of it?',
    ]);
  });
});

describe('the fourth question', () => {
  it('asks what came of each pivot, and what is new at the biggest client', () => {
    const learned = { a: { lesson: 'Frozen', pivot: 'Sell in halves' }, b: { lesson: 'Bare' } };
    expect(asked(after({ learned, biggest_client: { client: 'Globex', news: 'CFO left' } }), 4)).toEqual([
      '"Sell in halves" was the pivot of 2025-Q4: what came of it?',
      'What has happened at Globex since "CFO left"?',
    ]);
  });

  it.each<[string, Pick<Review, 'biggest_client'>, string[]]>([
    [
      'has a client of whom there was no news',
      { biggest_client: { client: 'Globex' } },
      ['What has happened at Globex since?'],
    ],
    ['has no client', { biggest_client: {} }, []],
    ['has a client whom nobody knows', { biggest_client: 'unknown' }, []],
  ])('%s', (_, changed, expected) => {
    expect(asked(after(changed), 4)).toEqual(expected);
  });

  it('was not asked yet of a draft', () => {
    const { biggest_client: _, ...draft } = previous;
    expect(asked(prepare(team, place, onRecord(draft)), 4)).toEqual([]);
  });
});

describe('the fifth question', () => {
  it('has the quota of the next quarter, where it is set', () => {
    expect(asked(after(), 5)).toEqual(['The quota for 2026-Q2 is $260,000: what brings it?']);
    expect(asked(prepare(team, place, onRecord(previous)), 5)).toEqual([]);
  });
});
