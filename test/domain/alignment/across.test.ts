import { describe, expect, it } from 'vitest';
import { across } from '../../../src/domain/alignment/across.ts';
import { reviewOf, sourcesOf, team } from './sources.ts';

const three = {
  ...team,
  reps: { ...team.reps, carla: { name: 'Carla Rossi', quota: { '2026-Q1': 100000 } } },
};

describe('what works for one and could work for others', () => {
  const ana = reviewOf('ana', '2026-Q1', {
    number: { booked: 200000 },
    worked: {
      referrals: { effort: 'Asked every renewal for one introduction', result: '5 introductions', keep: true },
      lunches: { effort: 'Lunches', keep: false },
    },
  });
  const ben = reviewOf('ben', '2026-Q1', {
    number: { booked: 250000 },
    worked: { demos: { effort: 'Open demos on Fridays' } },
  });
  const carla = reviewOf('carla', '2026-Q1', {
    didnt_work: { introductions: { effort: 'Asked each renewal for an introduction', why: 'Nobody knew anybody' } },
  });
  const referrals = {
    rep: 'ana',
    name: 'Ana Silva',
    id: 'referrals',
    text: 'Asked every renewal for one introduction',
    result: '5 introductions',
  };
  const demos = { rep: 'ben', name: 'Ben Okafor', id: 'demos', text: 'Open demos on Fridays', result: null };

  it('begins with those who came furthest, and says for whom the same failed', () => {
    expect(across(sourcesOf([ana, ben, carla], { team: three })).works).toEqual([
      { by: [demos], failedFor: [], others: 2 },
      {
        by: [referrals],
        failedFor: [
          {
            rep: 'carla',
            name: 'Carla Rossi',
            id: 'introductions',
            text: 'Asked each renewal for an introduction',
            result: 'Nobody knew anybody',
          },
        ],
        others: 1,
      },
    ]);
  });

  it('leaves out what everybody does, and what should not be kept up', () => {
    const alike = { ...ben, worked: { referrals: { effort: 'Introductions', keep: true } } };
    expect(across(sourcesOf([ana, alike])).works).toEqual([]);
  });

  it('counts an effort of several by the one who came furthest', () => {
    const by = (rep: string, booked: number, id: string) =>
      reviewOf(rep, '2026-Q1', { number: { booked }, worked: { [id]: { effort: `Effort ${id}` } } });
    const reviews = [by('ben', 250000, 'demos'), by('ana', 200000, 'visits'), by('carla', 150000, 'visits')];
    const { works } = across(sourcesOf(reviews, { team: three }));
    expect(works.map((one) => one.by.map(({ rep, id }) => `${rep} ${id}`))).toEqual([
      ['ana visits', 'carla visits'],
      ['ben demos'],
    ]);
  });

  it('is told only where another one has a review', () => {
    expect(across(sourcesOf([ana], { team: three })).works).toEqual([]);
    expect(across(sourcesOf([ana, ben], { team: three })).works.map(({ others }) => others)).toEqual([1, 1]);
  });

  it('stays in order where nobody knows how far they came', () => {
    const unknown = (rep: string) =>
      reviewOf(rep, '2026-Q1', { worked: { [`by-${rep}`]: { effort: `Trips to ${rep}` } } });
    const { works } = across(sourcesOf([unknown('carla'), unknown('ben'), ana], { team: three }));
    expect(works.map(({ by }) => by[0]?.id)).toEqual(['referrals', 'by-ben', 'by-carla']);
  });

  it('is for one rep what the others do', () => {
    expect(across(sourcesOf([ana, ben], { rep: 'ana' })).works).toEqual([{ by: [demos], failedFor: [], others: 1 }]);
  });
});

describe('what several have in common', () => {
  const lesson = (rep: string, id: string, text: string) =>
    reviewOf(rep, '2026-Q1', { learned: { [id]: { lesson: text } } });
  const texts = (reviews: readonly ReturnType<typeof lesson>[], rep?: string) =>
    across(sourcesOf(reviews, { team: three, ...(rep === undefined ? {} : { rep }) })).lessons.map((group) =>
      group.map(({ rep: whose, id }) => `${whose} ${id}`),
    );

  it('is known by its id, or by its words', () => {
    const reviews = [
      lesson('ana', 'freeze', 'Soylent may not spend before July'),
      lesson('ben', 'freeze', 'Two large accounts froze their budgets until July'),
      lesson('carla', 'purse', 'Three banks froze their budgets until July'),
    ];
    expect(texts(reviews.slice(0, 2))).toEqual([['ana freeze', 'ben freeze']]);
    expect(texts(reviews.slice(1))).toEqual([['ben freeze', 'carla purse']]);
    expect(texts(reviews)).toEqual([['ana freeze', 'ben freeze', 'carla purse']]);
  });

  it('is not known by an id that was made up because the words gave none', () => {
    expect(texts([lesson('ana', 'lesson', '予算が凍結された'), lesson('ben', 'lesson', '銀行は春に監査する')])).toEqual(
      [],
    );
  });

  it.each([
    ['hard-lesson', true],
    ['lessons', true],
    ['lesson-of-july', true],
    ['lesson-x', true],
    ['lesson-2', false],
    ['lesson-12', false],
    ['effort', false],
  ])('is known by an id that says something: by %s, %s', (id, isKnown) => {
    const reviews = [lesson('ana', id, 'Banks audit in spring'), lesson('ben', id, 'Soylent may not spend')];
    expect(texts(reviews)).toEqual(isKnown ? [[`ana ${id}`, `ben ${id}`]] : []);
  });

  it('is not known by words that only look alike when they are run together', () => {
    expect(texts([lesson('ana', 'a', 'Sell carpets'), lesson('ben', 'b', 'Sell car pets')])).toEqual([]);
  });

  it('says what each will change because of it', () => {
    const pivoting = (rep: string, pivot: string) =>
      reviewOf(rep, '2026-Q1', { learned: { freeze: { lesson: 'Budgets froze', pivot } } });
    const { lessons } = across(sourcesOf([pivoting('ana', 'Two halves'), lesson('ben', 'freeze', 'Budgets froze')]));
    expect(lessons.map((group) => group.map(({ result }) => result))).toEqual([['Two halves', null]]);
  });

  it('takes more than one rep, and for one rep that one', () => {
    const twice = reviewOf('ana', '2026-Q1', {
      learned: { a: { lesson: 'Budgets froze' }, b: { lesson: 'Budgets froze' } },
    });
    expect(texts([twice])).toEqual([]);
    const shared = [lesson('ana', 'x', 'Budgets froze'), lesson('ben', 'x', 'Budgets froze')];
    expect(texts(shared, 'ana')).toEqual([['ana x', 'ben x']]);
    expect(texts(shared, 'carla')).toEqual([]);
  });

  it('holds those together that are like one of them, whoever comes first', () => {
    const near = [
      lesson('ana', 'a', 'Banks buy tools after audits'),
      lesson('ben', 'b', 'Banks buy insurance after mergers'),
      lesson('carla', 'c', 'Banks buy tools after mergers'),
    ];
    expect(texts(near)).toEqual([['ana a', 'ben b', 'carla c']]);
    expect(texts(near.toReversed())).toEqual([['ana a', 'ben b', 'carla c']]);
    expect(texts(near.slice(0, 2))).toEqual([]);
  });

  it('is told of efforts that fail in several hands', () => {
    const failed = (rep: string) =>
      reviewOf(rep, '2026-Q1', { didnt_work: { ads: { effort: 'Ads in papers', why: 'No lead' } } });
    const { failing } = across(sourcesOf([failed('ana'), failed('ben')]));
    expect(failing.map((group) => group.map(({ name, result }) => [name, result]))).toEqual([
      [
        ['Ana Silva', 'No lead'],
        ['Ben Okafor', 'No lead'],
      ],
    ]);
  });

  it('is told of them only where it failed for several, and for one rep where it did so there', () => {
    const ads = { effort: 'Ads in papers' };
    const [worked, failed] = [{ worked: { ads } }, { didnt_work: { ads } }];
    const failing = (sections: readonly object[], rep?: string) => {
      const reviews = sections.map((section, index) =>
        reviewOf(['ana', 'ben', 'carla'][index] ?? '', '2026-Q1', section),
      );
      const sources = sourcesOf(reviews, { team: three, ...(rep === undefined ? {} : { rep }) });
      return across(sources).failing.map((group) => group.map((told) => told.rep));
    };
    expect(failing([worked, failed, failed])).toEqual([['ben', 'carla']]);
    expect(failing([worked, failed])).toEqual([]);
    expect(failing([failed])).toEqual([]);
    expect(failing([{ didnt_work: { ads, papers: ads } }])).toEqual([]);
    expect(failing([worked, failed, failed], 'ben')).toEqual([['ben', 'carla']]);
    expect(failing([worked, failed, failed], 'ana')).toEqual([]);
    expect(failing([failed], 'ana')).toEqual([]);
  });

  it("has nothing of texts without words, and no id that is another one's word", () => {
    const one = reviewOf('ana', '2026-Q1', { learned: { a: { lesson: '🎉' }, budget: { lesson: '!!!' } } });
    const two = reviewOf('ben', '2026-Q1', { learned: { b: { lesson: '🔥' }, c: { lesson: 'id budget' } } });
    expect(across(sourcesOf([one, two])).lessons).toEqual([]);
  });
});
